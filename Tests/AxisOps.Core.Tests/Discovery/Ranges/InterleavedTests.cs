using System.Net;
using AxisOps.Core.Discovery.Ranges;

namespace AxisOps.Core.Tests.Discovery.Ranges;

public sealed class InterleavedTests
{
    [Theory]
    [InlineData("192.0.2.0/29")]
    [InlineData("127.7.0.0/16")]
    [InlineData("192.0.2.10-192.0.2.12,198.51.100.0/23,203.0.113.9:8443,2001:db8::/119")]
    [InlineData("192.0.2.7")]
    public void Interleaved_GivesEachAddressOnce(string text)
    {
        var range = AddressRange.Parse(text);

        List<RangeAddress> given = [.. range.Interleaved()];

        Assert.Equal(range.Count, given.Count);
        Assert.Equal(range.ToHashSet(), given.ToHashSet());
    }

    [Fact]
    public void Interleaved_OfALargeRange_GoesRoundAllNetworksBeforeItComesBackToOne()
    {
        List<RangeAddress> given = [.. AddressRange.Parse("127.7.0.0/16").Interleaved()];

        foreach (RangeAddress[] round in given.Take(250 * 256).Chunk(256))
        {
            // The range begins at .1, so a round may touch one network twice where it wraps.
            Assert.InRange(round.CountBy(address => Network(address.Address)).Max(network => network.Value), 1, 2);
        }
    }

    [Fact]
    public void Interleaved_IsAlwaysTheSame()
    {
        Assert.Equal(AddressRange.Parse("127.7.0.0/20").Interleaved(), AddressRange.Parse("127.7.0.0/20").Interleaved());
    }

    private static int Network(IPAddress address) => (address.GetAddressBytes()[1] << 8) | address.GetAddressBytes()[2];
}
