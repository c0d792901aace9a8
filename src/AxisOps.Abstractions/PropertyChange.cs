using System.Globalization;

namespace AxisOps;

/// <summary>One property of a device that was to be changed, and what became of it. Texts are fit for a terminal.</summary>
public sealed record PropertyChange
{
    /// <summary>Gets the name of the property: that of a parameter without the leading <c>root.</c>, for example.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the value before; null when it is not known, there was none, or it is a secret.</summary>
    public string? Before { get; init; }

    /// <summary>Gets the value as read after the change; null when it was not read, there is none, or it is a secret.</summary>
    public string? After { get; init; }

    /// <summary>Gets the value that was asked for; null when there was none to ask for, or it is a secret.</summary>
    public string? Requested { get; init; }

    /// <summary>Gets what became of it.</summary>
    public required PropertyChangeState State { get; init; }

    /// <summary>Gets why it was refused or is not known, or what else there is to say; null for nothing.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets a value indicating whether the values are secrets, which stand nowhere.</summary>
    public bool IsMasked { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        string values = (State, IsMasked) switch
        {
            (PropertyChangeState.Changed or PropertyChangeState.Unknown, true) => "secret",
            (PropertyChangeState.Unknown, _) => $"{Shown(Before)} -> {Shown(Requested)}?",
            (PropertyChangeState.Changed, _) => $"{Shown(Before)} -> {Shown(After)}",
            (PropertyChangeState.Unchanged, _) => Shown(After ?? Before),
            (_, true) => "secret not set",
            _ => $"{Shown(After ?? Before)}, not {Shown(Requested)}",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Name}: {State} ({values}){(Reason is null ? null : ", " + Reason)}");
    }

    private static string Shown(string? value) => value is null ? "?" : $"'{value}'";
}
