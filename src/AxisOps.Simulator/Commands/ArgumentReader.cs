using System.Globalization;

namespace AxisOps.Simulator.Commands;

/// <summary>Walks through <c>--name value</c> and <c>--name=value</c>.</summary>
internal sealed class ArgumentReader(IReadOnlyList<string> arguments)
{
    private int position;
    private string name = string.Empty;
    private string? attached;

    public string? Next()
    {
        if (this.attached is not null)
        {
            throw new UsageException($"{this.name} takes no value.");
        }

        if (this.position == arguments.Count)
        {
            return null;
        }

        var argument = arguments[this.position++];
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        (this.name, this.attached) = equals > 0 && argument.StartsWith("--", StringComparison.Ordinal)
            ? (argument[..equals], argument[(equals + 1)..])
            : (argument, null);
        return this.name;
    }

    public string Value()
    {
        var value = this.attached ?? (this.position < arguments.Count ? arguments[this.position++] : null);
        this.attached = null;
        return string.IsNullOrEmpty(value) ? throw new UsageException($"{this.name} needs a value.") : value;
    }

    public string[] List() => this.Value().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public int Number(int least, int most)
    {
        var value = this.Value();
        return int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            ? number
            : throw new UsageException($"{this.name}: '{value}' is no number from {least} to {most}.");
    }

    public DateTimeOffset Time()
    {
        var value = this.Value();
        return DateTimeOffset.TryParse(
            value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) && time.Year is >= 1970 and <= 2200
            ? time
            : throw new UsageException($"{this.name}: '{value}' is no time of 1970 to 2200 such as 2030-01-31T12:00:00Z.");
    }

    public T Choice<T>(params (string Text, T Value)[] choices)
    {
        var value = this.Value();
        foreach (var choice in choices)
        {
            if (choice.Text == value)
            {
                return choice.Value;
            }
        }

        throw new UsageException($"{this.name}: '{value}' is none of {string.Join(", ", choices.Select(choice => choice.Text))}.");
    }
}
