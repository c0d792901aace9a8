using System.Globalization;

namespace AxisOps.Core.Runs;

/// <summary>How many devices of a run may fail before it begins no more.</summary>
internal sealed class FailureBudget
{
    private FailureBudget(string? text, int? limit) => (Text, Limit) = (text, limit);

    /// <summary>Gets the budget as it was written; null for none.</summary>
    public string? Text { get; }

    /// <summary>Gets how many may fail; null for any number.</summary>
    public int? Limit { get; }

    /// <summary>Reads a budget.</summary>
    /// <param name="text">A number, or a share of the devices with a percent sign; null for any number.</param>
    /// <param name="devices">How many devices the run has; a share is rounded down.</param>
    /// <exception cref="FormatException">It is neither.</exception>
    public static FailureBudget Parse(string? text, int devices)
    {
        if (text is null)
        {
            return new FailureBudget(null, null);
        }

        string trimmed = text.Trim();
        bool isShare = trimmed.EndsWith('%');
        if (!decimal.TryParse(isShare ? trimmed[..^1] : trimmed, isShare ? NumberStyles.AllowDecimalPoint : NumberStyles.None, CultureInfo.InvariantCulture, out decimal value)
            || value > (isShare ? 100 : 1_000_000))
        {
            throw new FormatException($"-MaxFailure '{Http.Redactor.Printable(trimmed)}': a number of devices or a share of them is expected, as in 3 or 2%.");
        }

        return new FailureBudget(trimmed, isShare ? (int)Math.Floor(devices * value / 100) : (int)value);
    }

    /// <summary>Tells whether more have failed than may.</summary>
    public bool IsSpent(int failures) => failures > Limit;

    /// <summary>Says so.</summary>
    public string Describe(int failures) => string.Create(CultureInfo.InvariantCulture, $"{failures} {(failures == 1 ? "device" : "devices")} failed, and {Limit} may (-MaxFailure {Text})");
}
