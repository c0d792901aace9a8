using System.Management.Automation;

namespace AxisOps.PowerShell.Tests.Harness;

/// <summary>What a script wrote to each stream, and what ended it.</summary>
internal sealed record ShellResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<string> Debug,
    IReadOnlyList<ProgressRecord> Progress,
    IReadOnlyList<string> Shown,
    RuntimeException? Terminated)
{
    /// <summary>Gets every word of every stream, to search for what must not be there.</summary>
    public string Everything => string.Join('\n', Output.OfType<PSObject>().Select(Describe)
        .Concat(Errors.Select(error => $"{error} {error.ErrorDetails} {error.Exception} {error.TargetObject} {error.FullyQualifiedErrorId} {error.InvocationInfo?.Line}"))
        .Concat(Warnings).Concat(Verbose).Concat(Debug).Concat(Shown)
        .Concat(Progress.Select(record => $"{record.Activity} {record.StatusDescription} {record.CurrentOperation}"))
        .Append(Terminated?.ToString() ?? string.Empty));

    /// <summary>Gets the objects of one type, in the order they were written.</summary>
    public IReadOnlyList<T> All<T>() => [.. Output.Select(item => item?.BaseObject).OfType<T>()];

    /// <summary>Gets the only object, of that type, and requires that no error was written.</summary>
    public T Single<T>()
    {
        AssertClean();
        return Assert.IsType<T>(Assert.Single(Output).BaseObject, exactMatch: false);
    }

    /// <summary>Requires that nothing ended the script and no error was written.</summary>
    public ShellResult AssertClean()
    {
        Assert.Null(Terminated);
        Assert.True(Errors.Count == 0, string.Join("\n", Errors.Select(error => $"{error}\n{error.Exception}\n{error.ScriptStackTrace}")));
        return this;
    }

    private static string Describe(PSObject item) =>
        item.BaseObject + " " + string.Join(' ', item.Properties.Select(property => property.Name + "=" + Read(property)));

    private static string Read(PSPropertyInfo property) => property.Value switch
    {
        string text => text,
        System.Collections.IEnumerable list => string.Join(' ', list.Cast<object?>()),
        var other => other?.ToString() ?? string.Empty,
    };
}
