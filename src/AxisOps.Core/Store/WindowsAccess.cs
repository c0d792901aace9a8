using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace AxisOps.Core.Store;

/// <summary>Reads access rules of Windows, as modes are read elsewhere.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsAccess
{
    private const FileSystemRights Changes =
        FileSystemRights.WriteData
        | FileSystemRights.Delete
        | FileSystemRights.DeleteSubdirectoriesAndFiles
        | FileSystemRights.ChangePermissions
        | FileSystemRights.TakeOwnership;

    /// <summary>Groups that stand for more or less every account.</summary>
    private static readonly WellKnownSidType[] Everybody =
    [
        WellKnownSidType.WorldSid,
        WellKnownSidType.AuthenticatedUserSid,
        WellKnownSidType.BuiltinUsersSid,
        WellKnownSidType.BuiltinGuestsSid,
        WellKnownSidType.InteractiveSid,
        WellKnownSidType.NetworkSid,
        WellKnownSidType.AnonymousSid,
    ];

    /// <summary>Refuses a file that everybody may change, and one in a folder where everybody may replace it or lay a file beside it.</summary>
    public static void RefuseWritableByOthers(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (IsOpen(new FileInfo(path).GetAccessControl(AccessControlSections.Access)))
        {
            throw new StoreException(path, "can be changed by other accounts, so its pins prove nothing", Action(path));
        }

        if (IsOpen(new DirectoryInfo(folder).GetAccessControl(AccessControlSections.Access)))
        {
            throw new StoreException(path, "is in a folder where other accounts can replace it", Action(folder));
        }
    }

    private static string Action(string path) =>
        $"Check its content, then take the right to write away from groups such as Users and Everyone, or give another place: icacls \"{path}\" shows who has it.";

    private static bool IsOpen(FileSystemSecurity security) => security
        .GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier))
        .Cast<FileSystemAccessRule>()
        .Any(rule => rule.AccessControlType == AccessControlType.Allow
            && !rule.PropagationFlags.HasFlag(PropagationFlags.InheritOnly)
            && (rule.FileSystemRights & Changes) != 0
            && rule.IdentityReference is SecurityIdentifier account
            && Array.Exists(Everybody, account.IsWellKnown));
}
