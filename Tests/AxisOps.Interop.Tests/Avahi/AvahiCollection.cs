namespace AxisOps.Interop.Tests.Avahi;

/// <summary>One network for all tests with peers of discovery, which run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class AvahiCollection : ICollectionFixture<AvahiNetwork>
{
    public const string Name = "Avahi";
}
