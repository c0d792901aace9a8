using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace AxisOps.Cli.Hosting;

/// <summary>Asks on a terminal; anywhere else every question is an error that names the question and what to pass instead.</summary>
internal sealed class ConsolePrompts(Terminal terminal, ConsoleStreams streams, ILineReader reader)
{
    public string ReadLine()
    {
        RequirePerson("Input was asked for", "Pass the value as an argument.");
        return reader.ReadLine();
    }

    public SecureString ReadSecret()
    {
        RequirePerson("A secret was asked for", "Pass it as an argument or through the environment.");
        return reader.ReadSecret();
    }

    public Dictionary<string, PSObject> AskFields(string? caption, string? message, Collection<FieldDescription> fields)
    {
        string names = string.Join(", ", fields.Select(field => field.Name));
        RequirePerson($"A value was asked for: {names}", "Pass it as a parameter.");
        WriteHeading(caption, message);
        return fields.ToDictionary(field => field.Name, AskField);
    }

    public int AskChoice(string? caption, string? message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        RequirePerson($"A choice was asked for: {Question(caption, message)}", "To go ahead without being asked, pass -Confirm:$false or -Force.");
        WriteHeading(caption, message);
        ChoiceMenu menu = new(choices, defaultChoice < 0 ? [] : [defaultChoice]);
        while (true)
        {
            streams.WritePrompt(menu.Line);
            string answer = reader.ReadLine();
            if (answer.Trim() == "?")
            {
                streams.WritePrompt(menu.Help + Environment.NewLine);
            }
            else if (menu.Match(answer) is { } index)
            {
                return index;
            }
        }
    }

    public Collection<int> AskChoices(string? caption, string? message, Collection<ChoiceDescription> choices, IEnumerable<int>? defaults)
    {
        RequirePerson($"A choice was asked for: {Question(caption, message)}", "Pass the value as a parameter.");
        WriteHeading(caption, message);
        ChoiceMenu menu = new(choices, defaults?.ToArray() ?? []);
        Collection<int> chosen = [];
        while (true)
        {
            streams.WritePrompt(menu.Line);
            string answer = reader.ReadLine();
            if (answer.Length == 0)
            {
                return chosen.Count > 0 ? chosen : [.. menu.Defaults];
            }

            if (menu.Match(answer) is { } index)
            {
                chosen.Add(index);
            }
        }
    }

    public PSCredential AskCredential(string? caption, string? message, string? userName)
    {
        RequirePerson("A credential was asked for", "Pass -Credential.");
        WriteHeading(caption, message);
        string user = userName ?? string.Empty;
        if (user.Length == 0)
        {
            streams.WritePrompt("User: ");
            user = reader.ReadLine();
        }

        streams.WritePrompt($"Password for user {user}: ");
        return new PSCredential(user, reader.ReadSecret());
    }

    private PSObject AskField(FieldDescription field)
    {
        streams.WritePrompt(field.Name + ": ");
        return field.ParameterTypeFullName switch
        {
            "System.Security.SecureString" => new PSObject(reader.ReadSecret()),
            "System.Management.Automation.PSCredential" => new PSObject(AskCredential(null, null, null)),
            { } type when type.EndsWith("[]", StringComparison.Ordinal) => new PSObject(AskList(field.Name)),
            _ => new PSObject(reader.ReadLine()),
        };
    }

    private object[] AskList(string name)
    {
        List<object> values = [];
        for (string answer = reader.ReadLine(); answer.Length > 0; answer = reader.ReadLine())
        {
            values.Add(answer);
            streams.WritePrompt(string.Create(CultureInfo.InvariantCulture, $"{name}[{values.Count}]: "));
        }

        return [.. values];
    }

    private void WriteHeading(string? caption, string? message)
    {
        foreach (string text in new[] { caption, message }.OfType<string>().Where(text => text.Length > 0))
        {
            streams.WritePrompt(text + Environment.NewLine);
        }
    }

    private static string Question(string? caption, string? message) =>
        string.IsNullOrWhiteSpace(message) ? caption ?? string.Empty : message.ReplaceLineEndings(" ");

    private void RequirePerson(string what, string instead)
    {
        if (!terminal.Interactive)
        {
            throw new HostException($"{what.TrimEnd('.')}, but axisops is not on a terminal, or was told not to ask. {instead}");
        }
    }
}
