using System.Globalization;
using System.Xml.Linq;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary><c>param.cgi?action=listdefinitions</c>, every firmware: types and rights of the parameters that the account may read.</summary>
internal static class ParameterDefinitionsApi
{
    private const string Root = "root";

    private const int MaxParameters = 50_000;

    private const int MaxChoices = 1024;

    private const int MaxName = 256;

    /// <summary>Reads the definitions of groups and all below them.</summary>
    /// <param name="channel">The device.</param>
    /// <param name="groups">For example <c>Network.HTTP</c>, several as recorded on 12.11; none for all, up to 400 kB.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static Task<ParameterDefinitions> ListAsync(IDeviceChannel channel, IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        string tail = groups.FirstOrDefault(group => !ParamApi.IsGroup(group)) is { } bad
            ? throw new ArgumentException($"'{bad}' is not a parameter group.", nameof(groups))
            : groups.Count == 0 ? string.Empty : "&group=" + string.Join(',', groups);
        DeviceRequest request = DeviceRequest.Get("/axis-cgi/param.cgi?action=listdefinitions&listformat=xmlschema" + tail) with
        {
            Authentication = RequestAuthentication.RefusalIsAnswer,
        };
        return channel.AskAsync(request, ParamApi.Name, "listdefinitions", Parse, cancellationToken);
    }

    /// <summary>Parses the definitions. A group may occur several times; of a parameter that does, the last counts.</summary>
    public static ParameterDefinitions Parse(DeviceReply reply, ApiCall call)
    {
        HttpFailure.ThrowIfFailed(reply, call);
        ClassicReply.ThrowIfError(reply.Text(), call);
        XElement root = BoundedXml.Parse(reply, call);
        if (root.Name.LocalName != "parameterDefinitions")
        {
            throw call.Failure(DeviceErrorKind.Protocol, "the answer has no 'parameterDefinitions' element");
        }

        var parameters = new Dictionary<string, ParameterDefinition>(StringComparer.OrdinalIgnoreCase);
        foreach (XElement group in Children(root, "group"))
        {
            string name = NameOf(group, call);
            ReadGroup(group, name.Equals(Root, StringComparison.OrdinalIgnoreCase) ? string.Empty : name + ".", parameters, call);
        }

        return new ParameterDefinitions(Text(root, "model"), Text(root, "firmwareVersion"), parameters);
    }

    // BoundedXml bounds the depth.
    private static void ReadGroup(XElement group, string prefix, Dictionary<string, ParameterDefinition> parameters, ApiCall call)
    {
        foreach (XElement item in Children(group, "parameter"))
        {
            string name = prefix + NameOf(item, call);
            if (name.Length > MaxName || parameters.Count >= MaxParameters)
            {
                throw call.Failure(DeviceErrorKind.Protocol, "the answer defines too many parameters, or one with a name that is too long");
            }

            parameters[name] = ReadParameter(item, name);
        }

        foreach (XElement inner in Children(group, "group"))
        {
            string name = prefix + NameOf(inner, call) + ".";
            if (name.Length > MaxName)
            {
                throw call.Failure(DeviceErrorKind.Protocol, "the answer holds a group with a name that is too long");
            }

            ReadGroup(inner, name, parameters, call);
        }
    }

    private static ParameterDefinition ReadParameter(XElement item, string name)
    {
        XElement? type = Children(item, "type").FirstOrDefault();
        XElement? kind = type?.Elements().FirstOrDefault();
        return new ParameterDefinition(name, (string?)item.Attribute("value"))
        {
            NiceName = DeviceText.Value((string?)item.Attribute("niceName")),
            Security = ParameterSecurity.From((string?)item.Attribute("securityLevel")),
            Type = DeviceText.Value(kind?.Name.LocalName),
            IsReadOnly = IsSet(type, "readonly") || IsSet(type, "const"),
            IsWriteOnly = IsSet(type, "writeonly"),
            IsHidden = IsSet(type, "hidden") || IsSet(type, "internal"),
            Minimum = Number(kind, "min"),
            Maximum = Number(kind, "max"),
            MaxLength = Number(kind, "maxlen") is { } length and >= 0 and <= int.MaxValue ? (int)length : null,
            TrueValue = (string?)kind?.Attribute("true"),
            FalseValue = (string?)kind?.Attribute("false"),
            Choices = kind is null ? [] : [.. Children(kind, "entry").Select(entry => (string?)entry.Attribute("value")).OfType<string>().Take(MaxChoices)],
        };
    }

    // The namespace is the same in every recording; by local name an answer without it is read as well.
    private static IEnumerable<XElement> Children(XElement element, string name) => element.Elements().Where(child => child.Name.LocalName == name);

    private static string NameOf(XElement element, ApiCall call) =>
        (string?)element.Attribute("name") is { Length: > 0 and <= MaxName } name && ParamApi.IsName(name)
            ? name
            : throw call.Failure(DeviceErrorKind.Protocol, "a group or parameter has no name, or one that is none");

    private static string? Text(XElement root, string name) => DeviceText.Value(Children(root, name).FirstOrDefault()?.Value);

    private static bool IsSet(XElement? type, string name) => JsonValues.Flag((string?)type?.Attribute(name)) == true;

    private static long? Number(XElement? kind, string name) =>
        long.TryParse((string?)kind?.Attribute(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;
}
