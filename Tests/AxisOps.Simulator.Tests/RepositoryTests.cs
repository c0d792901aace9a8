namespace AxisOps.Simulator.Tests;

public sealed class RepositoryTests
{
    [Fact]
    public void Root_HoldsTheSolution() => Assert.True(File.Exists(Path.Combine(AxisOps.TestKit.Repository.Root, "AxisOps.slnx")));
}
