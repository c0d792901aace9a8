using System.Collections.Immutable;
using AxisOps.Simulator.Identity;

namespace AxisOps.Simulator.State;

/// <summary>The applications of a unit in the order of the list, and what may be installed. A factory default leaves the bundled ones.</summary>
internal sealed class ApplicationBook : Setting<ImmutableList<InstalledApplication>>, ISurvivesFactoryDefault
{
    public const string ListPath = "/axis-cgi/applications/list.cgi";
    private readonly Setting<ImmutableDictionary<string, bool>> switches = new(ImmutableDictionary<string, bool>.Empty);

    private ApplicationBook(IEnumerable<InstalledApplication> first)
        : base([.. first])
    {
    }

    public static ApplicationBook Of(SimulatedDevice device) => device.State.Get(() => new ApplicationBook(Recorded(device)));

    /// <summary>Gets a switch of the installer, such as <c>AllowUnsigned</c>; null while nobody set it.</summary>
    public bool? Switch(string name) => this.switches.Value.TryGetValue(name, out var value) ? value : null;

    public void Set(string name, bool value) => this.switches.Change(all => all.SetItem(name, value));

    public InstalledApplication? Find(string name) => this.Value.Find(application => application.Name == name);

    /// <summary>Changes one application; <paramref name="change"/> returns null to leave it. False when it was left, or is not there.</summary>
    public bool ChangeOne(string name, Func<InstalledApplication, InstalledApplication?> change) => this.Change(all =>
        all.Find(application => application.Name == name) is { } found && change(found) is { } changed ? all.Replace(found, changed) : null);

    public bool Keep(FactoryDefault kind)
    {
        this.switches.Change(_ => ImmutableDictionary<string, bool>.Empty);
        this.Change(all => all.RemoveAll(application => !application.IsBundled));
        return true;
    }

    /// <summary>The elements of the recorded list, one a line.</summary>
    private static IEnumerable<InstalledApplication> Recorded(SimulatedDevice device) =>
        device.ProfileData.FindEndpoint(ListPath)?.Answers.GetValueOrDefault("body") is not { } list
            ? []
            : list.Template.RenderText(token => DeviceTokens.Resolve(device, token)).Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.StartsWith("<application ", StringComparison.Ordinal))
                .Select(InstalledApplication.Read);
}
