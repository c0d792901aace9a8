using AxisOps.Core.Store;

namespace AxisOps.Core.Tests.Store;

public sealed class StorePathTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Resolve_TakesParameterThenVariableThenDataFolder()
    {
        string a = folder.File("a.db");
        string b = folder.File("b.db");

        Assert.Equal(a, StorePath.Resolve(a, b, folder.Path));
        Assert.Equal(b, StorePath.Resolve(" ", b, folder.Path));
        Assert.Equal(Path.Combine(folder.Path, "AxisOps", "fleet.db"), StorePath.Resolve(null, string.Empty, folder.Path));
    }

    [Fact]
    public void Resolve_WhenAFolderIsGiven_NamesTheFileInIt()
    {
        Assert.Equal(folder.File("fleet.db"), StorePath.Resolve(folder.Path, null, null));
        Assert.Equal(folder.File("fleet.db"), StorePath.Resolve(null, folder.Path, null));
        Assert.Equal(Path.Combine(folder.Path, "new", "fleet.db"), StorePath.Resolve(folder.File("new") + Path.DirectorySeparatorChar, null, null));
    }

    [Fact]
    public void Resolve_WhenAPathIsRelative_NamesWhereItCameFrom()
    {
        Assert.Contains("-StorePath", Assert.Throws<StoreException>(() => StorePath.Resolve("fleet.db", null, folder.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("AXISOPS_STORE", Assert.Throws<StoreException>(() => StorePath.Resolve(null, "~/fleet.db", folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resolve_WhenThereIsNoHome_SaysWhatToSet() =>
        Assert.Contains("AXISOPS_STORE", Assert.Throws<StoreException>(() => StorePath.Resolve(null, null, string.Empty)).Message, StringComparison.Ordinal);
}
