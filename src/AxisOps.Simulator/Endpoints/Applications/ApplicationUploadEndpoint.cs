using System.Security;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints.Applications;

/// <summary>
/// Installing an application (API doc; numbers vapix 10). Only what the manifest says is looked at. The simulator knows no signature: every package is
/// an unsigned one. The variant of the list endpoint tells the form of the new element: <c>signatures</c> (12.x) or the older one.
/// </summary>
internal sealed class ApplicationUploadEndpoint : IEndpoint
{
    private const int Unsigned = 2;
    private const int TooLarge = 3;
    private const int UserNotAllowed = 13;
    private const int OtherCase = 14;
    private const int OtherVendor = 27;
    private const long MaxPackage = 256L << 20;

    public async Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        if (!HttpMethods.IsPost(exchange.Method))
        {
            return exchange.NotAllowed("POST");
        }

        if (exchange.BodyLength > MaxPackage)
        {
            return ApplicationReply.Error(TooLarge);
        }

        // A part without a file name is taken for a file that is too large (vapix 10).
        if (await UploadedFile.ReadAsync(exchange).ConfigureAwait(false) is not { } file)
        {
            return ApplicationReply.Error(exchange.Request.HasFormContentType ? TooLarge : ApplicationPackage.NoPackage);
        }

        var (package, error) = ApplicationPackage.Read(file);
        error = package is null ? error : Install(exchange.Device, package);
        return error == 0 ? ApplicationReply.Done : ApplicationReply.Error(error);
    }

    private static int Install(SimulatedDevice device, ApplicationPackage package)
    {
        if (!ApplicationConfigEndpoint.Allows(device, ApplicationConfigEndpoint.Unsigned))
        {
            return Unsigned;
        }

        if (package.RunsAsRoot && !ApplicationConfigEndpoint.Allows(device, ApplicationConfigEndpoint.Root))
        {
            return UserNotAllowed;
        }

        var error = 0;
        ApplicationBook.Of(device).Change(all =>
        {
            var known = all.Find(application => application.Name.Equals(package.Name, StringComparison.OrdinalIgnoreCase));
            error = known is null ? 0 : known.Name != package.Name ? OtherCase : known.Vendor != SecurityElement.Escape(package.Vendor) ? OtherVendor : 0;
            if (error != 0)
            {
                return null;
            }

            // Uploading the same name upgrades in place.
            if (known is not null)
            {
                return all.Replace(known, known.With("Version", SecurityElement.Escape(package.Version)!).With("NiceName", SecurityElement.Escape(package.NiceName)!));
            }

            var at = all.FindIndex(application => string.CompareOrdinal(application.Name, package.Name) > 0);
            var installed = InstalledApplication.Read(Element(device, package));
            return all.Insert(at < 0 ? all.Count : at, installed);
        });
        if (error == 0)
        {
            device.Log(LogChannel.System, "INFO", "acap", $"Application {package.Name}: installed");
        }

        return error;
    }

    private static string Element(SimulatedDevice device, ApplicationPackage package)
    {
        var (name, nice, vendor, version) = (
            package.Name, SecurityElement.Escape(package.NiceName), SecurityElement.Escape(package.Vendor), SecurityElement.Escape(package.Version));
        return device.ProfileData.FindEndpoint(ApplicationBook.ListPath)?.Document.Variant == "signatures"
            ? $"<application Name=\"{name}\" NiceName=\"{nice}\" Vendor=\"{vendor}\" Version=\"{version}\" Bundled=\"No\" Status=\"Stopped\" License=\"None\""
                + " SignatureStatus=\"Unknown\" LicenseName=\"available\"><Resources><Resource name=\"DeepLearningProcessor\" used=\"No\" /></Resources></application>"
            : $"<application Name=\"{name}\" NiceName=\"{nice}\" Vendor=\"{vendor}\" Version=\"{version}\" License=\"None\" Status=\"Stopped\" />";
    }
}
