namespace AxisOps.Core.Runs;

/// <summary>What may be done with a step whose end nobody saw.</summary>
public enum RunStepSafety
{
    /// <summary>It may simply be done again: it ends in the same state however often it happens.</summary>
    Repeatable,

    /// <summary>It must not happen twice, and the device can be asked whether it did.</summary>
    LookFirst,

    /// <summary>It is never done again; all that can be done is to look what became of it.</summary>
    NoReturn,
}
