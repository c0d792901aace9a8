namespace AxisOps.Benchmarks.Fleet;

/// <summary>A simulated device.</summary>
/// <param name="SerialNumber">Its serial number.</param>
/// <param name="Address">Its address.</param>
/// <param name="HttpsPort">Its port.</param>
/// <param name="Profile">What it plays; the requests go by it.</param>
/// <param name="CommonName">The common name of the certificate it presents.</param>
/// <param name="Pin">The SHA-256 of its public key in upper-case hexadecimal where no root vouches for it; null otherwise.</param>
internal sealed record PlannedDevice(string SerialNumber, string Address, int HttpsPort, string Profile, string CommonName, string? Pin)
{
    /// <summary>The heading of the comma-separated file that all peers read.</summary>
    internal const string Heading = "SerialNumber,Address,HttpsPort,Profile,CommonName,Pin";

    internal static PlannedDevice Parse(string line) => line.Split(',') is [var serial, var address, var port, var profile, var name, var pin]
        ? new(serial, address, int.Parse(port, System.Globalization.CultureInfo.InvariantCulture), profile, name, pin.Length == 0 ? null : pin)
        : throw new FormatException("A line of the devices has six fields.");

    internal string Line => FormattableString.Invariant($"{SerialNumber},{Address},{HttpsPort},{Profile},{CommonName},{Pin}");
}
