using AxisOps.Core.Store;

namespace AxisOps.Core.Tests.Store;

public sealed class NetworkShareTests
{
    private const string Mounts =
        """
        22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
        36 22 0:32 / /home/data rw,nosuid shared:2 master:1 - nfs4 server:/export rw,vers=4.2
        37 36 254:2 / /home/data/local rw - xfs /dev/vdb1 rw
        38 22 0:40 / /mnt/My\040Files\134x rw - cifs //server/share rw
        39 22 0:41 / /mnt/c rw,noatime - 9p C:\134 rw
        40 22 0:42 / /mnt/remote rw - fuse.sshfs user@server:/ rw
        41 22 0:43 / /srv rw - nfs old:/srv rw
        42 41 254:3 / /srv rw - ext4 /dev/vdc1 rw
        43 22 0:44 / /broken
        44 nonsense -

        """;

    [Theory]
    [InlineData("/var/lib/fleet.db", "ext4")]
    [InlineData("/home/data/fleet.db", "nfs4")]
    [InlineData("/home/database/fleet.db", "ext4")]
    [InlineData("/home/data/local/fleet.db", "xfs")]
    [InlineData(@"/mnt/My Files\x/fleet.db", "cifs")]
    [InlineData("/mnt/c/Users/fleet.db", "9p")]
    [InlineData("/mnt/remote/fleet.db", "fuse.sshfs")]
    [InlineData("/srv/fleet.db", "ext4")]
    [InlineData("/broken/fleet.db", "ext4")]
    public void FileSystemOf_FindsTheMountThatHoldsThePath(string path, string expected) =>
        Assert.Equal(expected, MountTable.Parse(Mounts).FileSystemOf(path));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("36 22 0:32 / /home rw - ")]
    [InlineData("- - - - - - -")]
    [InlineData(@"36 22 0:32 / \04 rw - nfs")]
    public void Parse_WhenTextIsCutOrStrange_NeverThrows(string text) => Assert.False(MountTable.Parse(text).FileSystemOf("/x") == "nfs");

    [Theory]
    [InlineData("nfs", true)]
    [InlineData("smb3", true)]
    [InlineData("fuse.sshfs", true)]
    [InlineData("9p", true)]
    [InlineData("ext4", false)]
    [InlineData("fuse.gocryptfs", false)]
    [InlineData(null, false)]
    public void IsRemote_KnowsTheFileSystemsOfServers(string? fileSystem, bool expected) => Assert.Equal(expected, NetworkShare.IsRemote(fileSystem));

    [Theory]
    [InlineData(@"\\server\share\fleet.db", true)]
    [InlineData("//server/share/fleet.db", true)]
    [InlineData(@"\\?\UNC\server\share\fleet.db", true)]
    [InlineData(@"\\.\UNC\server\share\fleet.db", true)]
    [InlineData(@"\\?\C:\fleet.db", false)]
    [InlineData(@"C:\data\fleet.db", false)]
    public void IsUnc_TellsSharesFromLocalPaths(string path, bool expected) => Assert.Equal(expected, NetworkShare.IsUnc(path));
}
