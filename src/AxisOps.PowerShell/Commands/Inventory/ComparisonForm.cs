namespace AxisOps.PowerShell.Commands.Inventory;

/// <summary>What Compare-Inventory returns.</summary>
public enum ComparisonForm
{
    /// <summary>One object for each change.</summary>
    Object,

    /// <summary>One text: a whole HTML page.</summary>
    Html,
}
