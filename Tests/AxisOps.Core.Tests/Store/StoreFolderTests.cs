using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using AxisOps.Core.Store;

namespace AxisOps.Core.Tests.Store;

/// <summary>Who can write the folder can replace the file, and with it every pin.</summary>
public sealed class StoreFolderTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void Open_InAFolderThatOthersMayWrite_RefusesAndNamesTheCommand(UnixFileMode extra)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are Unix");
        Directory.CreateDirectory(folder.File("shared"));
        UnixModes.Set(folder.File("shared"), Owner | extra);

        var refused = Assert.Throws<StoreException>(() => FleetStore.Open(folder.File("shared/fleet.db")));
        Assert.Contains("chmod go-w '", refused.RecommendedAction, StringComparison.Ordinal);

        UnixModes.Set(folder.File("shared"), Owner | extra | UnixFileMode.StickyBit);
        FleetStore.Open(folder.File("shared/fleet.db")).Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Open_WhereEverybodyMayWrite_RefusesOnWindows(bool onTheFile)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Skip("access rules are those of Windows");
            return;
        }

        string file = folder.File("fleet.db");
        FleetStore.Open(file).Dispose();
        Open(onTheFile ? new FileInfo(file) : new DirectoryInfo(folder.Path));

        Assert.Contains("icacls", Assert.Throws<StoreException>(() => FleetStore.Open(file)).RecommendedAction, StringComparison.Ordinal);
    }

    [SupportedOSPlatform("windows")]
    private static void Open(FileSystemInfo place)
    {
        var rule = new FileSystemAccessRule(new SecurityIdentifier(WellKnownSidType.WorldSid, null), FileSystemRights.Modify, AccessControlType.Allow);
        if (place is DirectoryInfo directory)
        {
            DirectorySecurity security = directory.GetAccessControl();
            security.AddAccessRule(rule);
            directory.SetAccessControl(security);
        }
        else
        {
            var file = (FileInfo)place;
            FileSecurity security = file.GetAccessControl();
            security.AddAccessRule(rule);
            file.SetAccessControl(security);
        }
    }
}
