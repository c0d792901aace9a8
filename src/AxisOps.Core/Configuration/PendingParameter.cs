using AxisOps.Core.Vapix;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Configuration;

/// <summary>One setting on its way to one device. Holds a value that may be a secret; <see cref="Result"/> does not give it away.</summary>
internal sealed class PendingParameter(ParameterSetting setting, string? name, string? before, string? current, ParameterDefinition? definition)
{
    private const string Accepted = "accepted; a secret cannot be read back";

    private string? after;

    /// <summary>Gets the name as the device spells it.</summary>
    public string Name { get; } = name ?? setting.Name;

    /// <summary>Gets the value as it is sent.</summary>
    public string Value { get; } = ParameterRules.Spell(setting, definition);

    /// <summary>Gets a value indicating whether the device lists it for this account.</summary>
    public bool Exists => current is not null || definition is not null;

    /// <summary>Gets what became of it; null while it waits to be sent, or after it was sent and nothing is known.</summary>
    public PropertyChangeState? State { get; private set; }

    /// <summary>Gets a value indicating whether what a device says of it is kept out of sight, since it may repeat the value.</summary>
    public bool IsConcealed => setting.IsConcealed;

    /// <summary>Gets or sets a value indicating whether a request with it went out.</summary>
    public bool WasSent { get; set; }

    /// <summary>Gets or sets a value indicating whether the device answered a request with it.</summary>
    public bool WasAnswered { get; set; }

    /// <summary>Gets a value indicating whether it was read back.</summary>
    public bool WasRead { get; private set; }

    /// <summary>Gets or sets a value indicating whether the device answered a request with it without naming it as an error.</summary>
    public bool WasAccepted { get; set; }

    /// <summary>Gets the reason; null for none.</summary>
    public string? Reason { get; private set; }

    /// <summary>Gets a value indicating whether it can be read back: not where the device shows a mask, or is likely to and was not asked what the parameter is.</summary>
    public bool CanBeRead => !IsMasked && (definition is not null || !setting.IsConcealed || IsShown(current));

    /// <summary>Gets a value indicating whether its value must stand nowhere.</summary>
    private bool IsSecret => setting.IsSecret || !CanBeRead;

    private bool IsMasked => ParameterRules.IsSecret(definition) || DeviceText.IsMask(current) || DeviceText.IsMask(after);

    /// <summary>Decides without sending: missing, against its definition, or equal already.</summary>
    public void Plan()
    {
        if (!Exists)
        {
            Refuse("the device has no such parameter for this account. " + ParameterReadOperation.FourReasons);
        }
        else if (ParameterRules.Problem(Value, definition) is { } problem)
        {
            Refuse(problem);
        }
        else if (CanBeRead && current is not null && ParameterRules.Equal(current, Value, definition))
        {
            State = before is null || ParameterRules.Equal(before, current, definition) ? PropertyChangeState.Unchanged : PropertyChangeState.Changed;
            (after, WasRead) = (current, true);
        }
    }

    public void Refuse(string reason) => (State, Reason) = (PropertyChangeState.Refused, reason);

    public void LeaveUnknown(string reason) => (State, Reason) = (PropertyChangeState.Unknown, reason);

    /// <summary>Judges by what was read after sending: it is settled where it has the value asked for, or is a secret that the device accepted.</summary>
    /// <param name="value">The value; null when the device lists it no more.</param>
    public void Settle(string? value)
    {
        (after, WasRead) = (value, true);
        if (!CanBeRead)
        {
            (State, Reason) = WasAccepted ? (PropertyChangeState.Changed, Accepted) : (State, Reason);
        }
        else if (value is not null && ParameterRules.Equal(value, Value, definition))
        {
            State = PropertyChangeState.Changed;
        }
    }

    /// <summary>Gives what is told of it.</summary>
    public PropertyChange Result() => new()
    {
        Name = Name,
        Before = Shown(before),
        After = WasRead ? Shown(after) : State is PropertyChangeState.Unknown || WasSent ? null : Shown(current),
        Requested = Shown(Value),
        State = State ?? PropertyChangeState.Unknown,
        Reason = Reason,
        IsMasked = IsSecret,
    };

    private static bool IsShown(string? value) => value is { Length: > 0 } && !DeviceText.IsMask(value);

    private string? Shown(string? value) => IsSecret || value is null ? null : DeviceText.Whole(value);
}
