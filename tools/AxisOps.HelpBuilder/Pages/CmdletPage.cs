namespace AxisOps.HelpBuilder.Pages;

/// <summary>One page of docs/cmdlets. Texts are paragraphs of plain text.</summary>
internal sealed record CmdletPage(
    string Name,
    string Synopsis,
    IReadOnlyList<string> Description,
    IReadOnlyList<PageExample> Examples,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Parameters,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Inputs,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Outputs,
    IReadOnlyList<string> Notes,
    IReadOnlyList<PageLink> Links);
