namespace AxisOps.Core.Discovery;

/// <summary>
/// Recognises the IPv4 and the IPv6 side of one device that were announced apart. A link-local address need not be made of the MAC address (RFC 7217), so
/// all that ties the two together is the link, where nobody else may claim the serial number. It says nothing of who the device is: that is proven when a
/// session connects.
/// </summary>
internal static class FamilyPair
{
    /// <summary>Tells whether of two claims one is by IPv4 and one by IPv6, each from the only address of its kind on one link.</summary>
    public static bool Is(DeviceClaim left, DeviceClaim right) => AreSides(left, right) || AreSides(right, left);

    /// <summary>Tells whether an address is rather to be used than one of the other family.</summary>
    public static bool Prefers(string address, string other) =>
        !DeviceClaim.IsV6(address) && DeviceClaim.IsV6(other) && (!DeviceClaim.IsLinkLocal(address) || DeviceClaim.IsLinkLocal(other));

    private static bool AreSides(DeviceClaim six, DeviceClaim four) =>
        six.SerialNumber is not null
        && six.SerialNumber == four.SerialNumber
        && DeviceClaim.IsV6(six.Address)
        && !DeviceClaim.IsV6(four.Address)
        && four.Live.Any(seen => seen.Interface is { } link && Same(seen.Address, four.Address) && AreAlone(six, four, link));

    /// <summary>What the sides know of each other's family is the other side; senders count like the addresses they tell.</summary>
    private static bool AreAlone(DeviceClaim six, DeviceClaim four, string link)
    {
        string[] sixes = [.. At(six, link).Where(IsV6LinkLocal)];
        string[] fours = [.. At(four, link).Where(address => !DeviceClaim.IsV6(address))];
        return sixes.Length == 1
            && fours.Count(DeviceClaim.IsLinkLocal) <= 1
            && fours.Count(address => !DeviceClaim.IsLinkLocal(address)) <= 1
            && At(four, link).Where(IsV6LinkLocal).All(address => Same(address, sixes[0]))
            && At(six, link).Where(address => !DeviceClaim.IsV6(address)).All(address => fours.Contains(address, StringComparer.OrdinalIgnoreCase))
            && six.Live.Any(seen => seen.Interface == link && Same(seen.Address, sixes[0]) && seen.Source is { } source && (Same(source, sixes[0]) || Same(source, four.Address)));
    }

    /// <summary>Every address seen on a link, or on none that is known.</summary>
    private static IEnumerable<string> At(DeviceClaim claim, string link) => claim.Live
        .Where(seen => seen.Interface is null || seen.Interface == link)
        .SelectMany(seen => new[] { seen.Address, seen.Source ?? seen.Address })
        .Select(DeviceClaim.Unscoped)
        .Distinct(StringComparer.OrdinalIgnoreCase);

    private static bool IsV6LinkLocal(string address) => DeviceClaim.IsV6(address) && DeviceClaim.IsLinkLocal(address);

    private static bool Same(string left, string right) => DeviceClaim.Unscoped(left).Equals(DeviceClaim.Unscoped(right), StringComparison.OrdinalIgnoreCase);
}
