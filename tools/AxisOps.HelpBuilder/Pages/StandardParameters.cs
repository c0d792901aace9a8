namespace AxisOps.HelpBuilder.Pages;

/// <summary>The two parameters that the engine adds to a cmdlet that changes something.</summary>
internal static class StandardParameters
{
    public static IReadOnlyList<string> Describe(string parameter) => parameter switch
    {
        "WhatIf" => ["Shows what would happen if the cmdlet runs. The cmdlet is not run."],
        "Confirm" => ["Prompts you for confirmation before running the cmdlet."],
        _ => [],
    };
}
