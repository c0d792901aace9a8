namespace AxisOps.HelpBuilder.Pages;

/// <summary>A related topic; <paramref name="Address"/> is empty for another page of the help.</summary>
internal sealed record PageLink(string Text, string Address);
