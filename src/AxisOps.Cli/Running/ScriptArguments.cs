using System.Management.Automation.Runspaces;

namespace AxisOps.Cli.Running;

/// <summary>Turns the program's arguments into the script's, as <c>pwsh -File</c> does.</summary>
internal static class ScriptArguments
{
    /// <summary>
    /// A dash and a letter make a parameter; <c>-Name:value</c> binds at once, with <c>$true</c>, <c>$false</c> and <c>$null</c> understood.
    /// Any other argument is the value of the parameter before it, or positional. A lone <c>--</c> ends the names.
    /// </summary>
    public static IEnumerable<CommandParameter> Bind(IReadOnlyList<string> arguments)
    {
        bool names = true;
        string? pending = null;
        foreach (string argument in arguments)
        {
            if (pending is not null)
            {
                yield return new CommandParameter(pending, argument);
                pending = null;
            }
            else if (names && argument == "--")
            {
                names = false;
            }
            else if (!names || argument is not ['-', var first, ..] || !(char.IsLetter(first) || first is '_' or '?'))
            {
                yield return new CommandParameter(null, argument);
            }
            else if (argument.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0)
            {
                string name = argument[..colon];
                if (colon == argument.Length - 1)
                {
                    pending = name;
                }
                else
                {
                    yield return new CommandParameter(name, Value(argument[(colon + 1)..]));
                }
            }
            else
            {
                yield return new CommandParameter(argument);
            }
        }

        if (pending is not null)
        {
            yield return new CommandParameter(pending);
        }
    }

    private static object? Value(string text) => text.ToUpperInvariant() switch
    {
        "$TRUE" => true,
        "$FALSE" => false,
        "$NULL" => null,
        _ => text,
    };
}
