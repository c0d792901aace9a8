using System.Globalization;
using System.Management.Automation;

namespace AxisOps.PowerShell.Binding;

/// <summary>
/// Turns what people say of a start into a <see cref="DateTimeOffset"/> or a <see cref="TimeSpan"/>: either of them, a <see cref="DateTime"/>, or text such
/// as <c>00:30:00</c>, <c>90m</c> or <c>2026-10-01 08:00</c>. A bare number is refused: nobody knows of what.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LogStartTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Read(inputData is PSObject wrapped ? wrapped.BaseObject : inputData)
        ?? throw new ArgumentTransformationMetadataException("A point in time or a duration is expected, for example '2026-10-01 08:00', (Get-Date).AddHours(-1), 00:30:00 or 90m.");

    private static object? Read(object? value) => value switch
    {
        DateTimeOffset time => time,
        DateTime time => new DateTimeOffset(time),
        TimeSpan ago when ago >= TimeSpan.Zero => ago,
        string text => ReadText(text.Trim()),
        _ => null,
    };

    private static object? ReadText(string text)
    {
        if (text.Length is < 2 or > 64)
        {
            return null;
        }

        if (double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && number is >= 0 and < 1e6)
        {
            switch (text[^1])
            {
                case 's':
                    return TimeSpan.FromSeconds(number);
                case 'm':
                    return TimeSpan.FromMinutes(number);
                case 'h':
                    return TimeSpan.FromHours(number);
                case 'd':
                    return TimeSpan.FromDays(number);
            }
        }

        if (text.All(char.IsAsciiDigit))
        {
            return null;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan ago) && ago >= TimeSpan.Zero ? ago
            : DateTimeOffset.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset time) ? time
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out time) ? time
            : null;
    }
}
