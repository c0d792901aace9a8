using AxisOps.Core.Configuration;
using AxisOps.Core.Power;

namespace AxisOps.Core.Runs;

/// <summary>The operations that a plan may name.</summary>
internal static class RunOperations
{
    /// <summary>Makes the operation of a plan again.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="secrets">The values of <see cref="RunPlan.Secrets"/>.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="FormatException">This version does not know the operation, or the plan is not whole.</exception>
    public static RunOperation Create(RunPlan plan, IReadOnlyDictionary<string, string> secrets, TimeProvider time) => plan.Operation switch
    {
        RestartOperation.Name => RestartOperation.Create(plan.Arguments, time),
        ParameterWriteOperation.Key => ParameterWriteOperation.Create(plan.Arguments, secrets, time),
        _ => throw new FormatException($"This version of AxisOps does not know the operation '{Http.Redactor.Printable(plan.Operation)}' of the plan."),
    };
}
