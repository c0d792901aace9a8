using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Tests;

internal static class Profiles
{
    public const string Camera551 = "p5512-5.51.7";
    public const string Camera980 = "companion-bullet-le-9.80.2.2";
    public const string Camera1111 = "p3245-lve-11.11.192";
    public const string Speaker129 = "d4200-ve-12.9.57";
    public const string Camera1211 = "p3265-v-12.11.77";

    /// <summary>One profile of each of the generations that differ most.</summary>
    public static readonly string[] All = [Camera551, Camera1111, Speaker129];

    /// <summary>Every profile there is.</summary>
    public static IReadOnlyList<string> Every { get; } = new ProfileCatalog(ProfileCatalog.DefaultFolder).Names;
}
