namespace AxisOps.Interop.Tests.Discovery;

/// <summary>One link for all tests of discovery by peers, which run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class DiscoveryCollection : ICollectionFixture<DiscoveryLink>
{
    public const string Name = "Discovery";
}
