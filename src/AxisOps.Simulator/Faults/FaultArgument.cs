using System.Globalization;
using System.Net;
using System.Text;
using AxisOps.Simulator.Identity;

namespace AxisOps.Simulator.Faults;

/// <summary>What stands after the colon of a fault. Every error names the whole text.</summary>
internal sealed class FaultArgument(string text, string? argument)
{
    private const int LongestDelayMs = 3_600_000;

    public bool IsMissing => argument is null;

    public Fault None(Fault fault) => argument is null ? fault : throw new FormatException($"Fault '{text}' takes no argument.");

    public int Number(int least, int most) => this.Number(argument, least, most);

    /// <summary>A delay in milliseconds, with the jitter after <c>~</c>.</summary>
    public TimeSpan Milliseconds(out TimeSpan jitter)
    {
        var parts = (argument ?? string.Empty).Split('~', 2);
        jitter = TimeSpan.FromMilliseconds(parts.Length == 2 ? this.Number(parts[1], 0, LongestDelayMs) : 0);
        return TimeSpan.FromMilliseconds(this.Number(parts[0], 0, LongestDelayMs));
    }

    public double Percent() =>
        double.TryParse(argument, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= 100
            ? percent
            : throw this.Wanted("a share of more than 0 up to 100");

    /// <summary>A number of bytes, with <c>/announced</c> where the answer says it.</summary>
    public long Size(int otherwise, out bool announced)
    {
        var parts = (argument ?? otherwise.ToString(CultureInfo.InvariantCulture)).Split('/', 2);
        announced = parts.Length == 2;
        return !announced || parts[1] == "announced" ? this.Number(parts[0], 1, int.MaxValue) : throw this.Wanted("bytes, or bytes/announced,");
    }

    public long Mebibytes(int otherwise) => (argument is null ? otherwise : this.Number(1, 65_536)) * (1L << 20);

    /// <summary>A media type; empty for none; null where nothing is said.</summary>
    public string? MediaType() => argument switch
    {
        null => null,
        "none" => string.Empty,
        _ when argument.Length > 0 && argument.All(character => character is >= ' ' and <= '~') => argument,
        _ => throw this.Wanted("a media type of printable ASCII, or 'none',"),
    };

    /// <summary>A character set as said, and the one in use after a slash.</summary>
    public string Charset(out Encoding used)
    {
        var parts = (argument ?? "utf-8/utf-16").Split('/', 2);
        try
        {
            used = Encoding.GetEncoding(parts.Length == 2 ? parts[1] : "utf-8");
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw this.Wanted("<said>[/<used>], where what is used is a character set that .NET knows,");
        }

        var valid = parts[0].Length is > 0 and <= 40 && parts[0].All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
        return valid ? parts[0] : throw this.Wanted("the name of a character set");
    }

    public string Serial(FaultContext context) => argument switch
    {
        null or "random" => context.OtherSerial(),
        _ when DeviceIdentity.IsSerial(argument) => argument.ToUpperInvariant(),
        _ => throw this.Wanted("twelve hex digits or 'random'"),
    };

    /// <summary>How far a clock is off: a signed duration, or how far a point in time is from now.</summary>
    public TimeSpan ClockShift(TimeProvider clock)
    {
        if (argument is ['+' or '-', ..] && FaultDuration.Parse(argument[1..]) is { } shift)
        {
            return argument[0] == '-' ? -shift : shift;
        }

        return DateTimeOffset.TryParse(
            argument, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            && time.Year is >= 1900 and <= 2200
            ? time - clock.GetUtcNow()
            : throw this.Wanted("a signed duration such as -3650d or a date of 1900 to 2200 such as 2019-01-01T00:00:00Z");
    }

    /// <summary>Seconds down, seconds until ready, and where it comes up: <c>30/10/new</c>.</summary>
    public Fault Reboot()
    {
        var parts = (argument ?? string.Empty).Split('/', 3);
        var down = TimeSpan.FromSeconds(this.Number(parts[0], 0, 86_400));
        var untilReady = TimeSpan.FromSeconds(parts.Length > 1 ? this.Number(parts[1], 0, 86_400) : 0);
        return new RebootFault(down, untilReady, parts.Length > 2, parts.Length > 2 ? this.Address(parts[2]) : null);
    }

    /// <summary>An address, or null for any free one.</summary>
    public IPAddress? Address() => this.Address(argument);

    private IPAddress? Address(string? part) => part switch
    {
        null or "new" => null,
        _ when IPAddress.TryParse(part, out var address) && address.ToString() == part => address,
        _ => throw this.Wanted("an address or 'new'"),
    };

    private int Number(string? part, int least, int most) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw this.Wanted(string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));

    private FormatException Wanted(string what) => new($"Fault '{text}' needs {what} after the colon.");
}
