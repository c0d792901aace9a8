using System.Xml.Linq;
using AxisOps.HelpBuilder.Commands;
using AxisOps.HelpBuilder.Pages;

namespace AxisOps.HelpBuilder.Output;

/// <summary>One cmdlet in MAML: its page for the words, its shape for the facts.</summary>
internal sealed class MamlCommand(CommandShape command, CmdletPage page, PageSet pages)
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public XElement ToXml() => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details",
            new XElement(Command + "name", command.Name),
            new XElement(Command + "verb", command.Verb),
            new XElement(Command + "noun", command.Noun),
            Description([page.Synopsis])),
        Description(page.Description),
        new XElement(Command + "syntax", command.ParameterSets.Select(SyntaxItem)),
        new XElement(Command + "parameters", command.Parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal).Select(Parameter)),
        new XElement(Command + "inputTypes", page.Inputs.Select(entry => TypeEntry("inputType", entry))),
        new XElement(Command + "returnValues", page.Outputs.Select(entry => TypeEntry("returnValue", entry))),
        new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs(Notes()))),
        new XElement(Command + "examples", page.Examples.Select(Example)),
        new XElement(Command + "relatedLinks", page.Links.Select(Link)));

    private IEnumerable<string> Notes() =>
        command.Aliases.Count == 0 ? page.Notes : page.Notes.Prepend("Alias: " + string.Join(", ", command.Aliases));

    private XElement SyntaxItem(IReadOnlyList<ParameterShape> set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", command.Name),
        set.Select(Parameter));

    private XElement Parameter(ParameterShape parameter) => new(
        Command + "parameter",
        new XAttribute("required", Text(parameter.Mandatory)),
        new XAttribute("variableLength", Text(parameter.TakesMany)),
        new XAttribute("globbing", Text(parameter.TakesWildcards)),
        new XAttribute("pipelineInput", parameter.PipelineInput),
        new XAttribute("position", parameter.Position is { } position ? position : "named"),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(Maml + "name", parameter.Name),
        Description(pages.Describe(command.Name, parameter.Name)),
        Value(parameter),
        Type(parameter.TypeName ?? "SwitchParameter"),
        new XElement(Dev + "defaultValue", parameter.DefaultValue ?? (parameter.TypeName is null ? "False" : "None")));

    private static XElement? Value(ParameterShape parameter) => (parameter.TypeName, parameter.Values.Count) switch
    {
        (null, _) => null,
        (_, > 0) => new XElement(Command + "parameterValueGroup", parameter.Values.Select(value => Value(value, parameter, required: false))),
        _ => Value(parameter.TypeName, parameter, required: true),
    };

    private static XElement Value(string text, ParameterShape parameter, bool required) => new(
        Command + "parameterValue",
        new XAttribute("required", Text(required)),
        new XAttribute("variableLength", Text(parameter.TakesMany)),
        text);

    private static XElement TypeEntry(string element, KeyValuePair<string, IReadOnlyList<string>> entry) =>
        new(Command + element, Type(entry.Key), Description(entry.Value));

    private static XElement Type(string name) => new(Dev + "type", new XElement(Maml + "name", name), new XElement(Maml + "uri"));

    private static XElement Example(PageExample example, int index) => new(
        Command + "example",
        new XElement(Maml + "title", $"------- Example {index + 1}: {example.Title} -------"),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", Paragraphs(example.Remarks.Append(string.Empty))));

    private static XElement Link(PageLink link) => new(
        Maml + "navigationLink", new XElement(Maml + "linkText", link.Text), new XElement(Maml + "uri", link.Address));

    private static XElement Description(IEnumerable<string> paragraphs) => new(Maml + "description", Paragraphs(paragraphs));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> paragraphs) =>
        paragraphs.Select(text => new XElement(Maml + "para", text));

    private static string Text(bool value) => value ? "true" : "false";
}
