namespace AxisOps.HelpBuilder.Pages;

/// <summary>An example: what it is for, what is typed, what it does.</summary>
internal sealed record PageExample(string Title, string Code, IReadOnlyList<string> Remarks);
