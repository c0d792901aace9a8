using System.Security;
using System.Text;
using System.Web;
using AxisOps.Core.Http;

namespace AxisOps.Core.Tests.Fakes;

/// <summary>The parameters of a scripted device: lists, defines and updates them as devices do, unless a test intervenes.</summary>
internal sealed class ParameterTable
{
    private readonly SortedDictionary<string, (string Value, string Type)> items = new(StringComparer.Ordinal);

    public ParameterTable() => Session = new SteppedSession((request, _) => Answer(request));

    public SteppedSession Session { get; }

    /// <summary>Gets the bodies of the updates that arrived.</summary>
    public List<string> Updates { get; } = [];

    /// <summary>Gets or sets what happens before an update is carried out, by its number from 1: an answer in its place, an exception, or null to go on.</summary>
    public Func<int, string, DeviceReply?> BeforeUpdate { get; set; } = (_, _) => null;

    /// <summary>Gets or sets what happens after an update was carried out.</summary>
    public Func<int, DeviceReply?> AfterUpdate { get; set; } = _ => null;

    /// <summary>Gets or sets what happens before a list is given, by the number of updates so far.</summary>
    public Func<int, DeviceReply?> BeforeList { get; set; } = _ => null;

    /// <summary>Gets or sets what answers a question about the account.</summary>
    public Func<DeviceReply> Account { get; set; } = () => SteppedSession.Reply("root\nroot admin operator viewer ptz\n");

    /// <summary>Gets or sets what answers a question about definitions; null for the definitions.</summary>
    public DeviceReply? Definitions { get; set; }

    public string this[string name]
    {
        get => items[name].Value;
        set => items[name] = (value, items.TryGetValue(name, out var old) ? old.Type : "<string />");
    }

    /// <summary>Adds a parameter with the element of its type.</summary>
    public ParameterTable With(string name, string value, string type = "<string />")
    {
        items[name] = (value, type);
        return this;
    }

    private static bool IsIn(string name, string group) =>
        group.Length == 0 || name == group || name.StartsWith(group + ".", StringComparison.Ordinal);

    private DeviceReply Answer(DeviceRequest request)
    {
        if (request.Path.StartsWith("/axis-cgi/usergroup.cgi", StringComparison.Ordinal))
        {
            return Account();
        }

        var query = HttpUtility.ParseQueryString(request.Path.Contains('?', StringComparison.Ordinal) ? request.Path.Split('?')[1] : string.Empty);
        string[] groups = (query["group"] ?? string.Empty).Split(',');
        return query["action"] switch
        {
            "list" => BeforeList(Updates.Count) ?? SteppedSession.Reply(string.Concat(groups.Select(List))),
            "listdefinitions" => Definitions ?? SteppedSession.Reply(Define(groups), contentType: "text/xml"),
            _ => Update(SteppedSession.Form(request)),
        };
    }

    private string List(string group)
    {
        string lines = string.Concat(items.Where(item => IsIn(item.Key, group)).Select(item => $"root.{item.Key}={Shown(item.Value)}\n"));
        return lines.Length > 0 ? lines : $"# Error: Error -1 getting param in group '{group}'\n";
    }

    private static string Shown((string Value, string Type) item) =>
        item.Type.Contains("password", StringComparison.Ordinal) && item.Value.Length > 0 ? "******" : item.Value;

    private string Define(string[] groups)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"iso-8859-1\" ?><parameterDefinitions version=\"1.0\"><group name=\"root\">");
        foreach ((string name, (string Value, string Type) item) in items.Where(item => groups.Any(group => IsIn(item.Key, group))))
        {
            string[] parts = name.Split('.');
            text.Append(string.Concat(parts[..^1].Select(part => $"<group name=\"{part}\">")))
                .Append(System.Globalization.CultureInfo.InvariantCulture, $"<parameter name=\"{parts[^1]}\" value=\"{SecurityElement.Escape(Shown(item))}\" securityLevel=\"7766\">")
                .Append(item.Type.StartsWith("<type", StringComparison.Ordinal) ? item.Type : $"<type>{item.Type}</type>").Append("</parameter>")
                .Insert(text.Length, "</group>", parts.Length - 1);
        }

        return text.Append("</group></parameterDefinitions>").ToString();
    }

    private DeviceReply Update(string form)
    {
        Updates.Add(form);
        if (BeforeUpdate(Updates.Count, form) is { } instead)
        {
            return instead;
        }

        var errors = new StringBuilder();
        foreach (string field in form.Split('&').Skip(1))
        {
            string name = field.Split('=')[0]["root.".Length..];
            string value = HttpUtility.UrlDecode(field.Split('=')[1], Encoding.Latin1);
            if (items.ContainsKey(name) && !value.StartsWith("bad", StringComparison.Ordinal))
            {
                this[name] = value;
            }
            else
            {
                errors.Append(System.Globalization.CultureInfo.InvariantCulture, $"# Error: Error setting 'root.{name}' to '{value}'!\n");
            }
        }

        return AfterUpdate(Updates.Count) ?? SteppedSession.Reply(errors.Length == 0 ? "OK" : errors.ToString());
    }
}
