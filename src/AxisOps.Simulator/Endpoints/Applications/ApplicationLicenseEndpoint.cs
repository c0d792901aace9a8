using System.Xml;
using System.Xml.Linq;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints.Applications;

/// <summary>License keys (API doc, applications). What is in a key is not looked at beyond its being XML.</summary>
internal sealed class ApplicationLicenseEndpoint : IEndpoint
{
    private const int Invalid = 21;
    private const int NoFile = 22;
    private const int NothingToRemove = 23;
    private const int NotInstalled = 24;
    private const int Unspecified = 10;

    public async Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        if (!HttpMethods.IsPost(exchange.Method))
        {
            return exchange.NotAllowed("POST");
        }

        var action = exchange.Argument("action");
        var name = exchange.Argument("package") ?? string.Empty;
        var book = ApplicationBook.Of(exchange.Device);
        if (action is not ("uploadlicensekey" or "removelicensekey"))
        {
            return ApplicationReply.Error(Unspecified);
        }

        if (book.Find(name) is null)
        {
            return ApplicationReply.Error(NotInstalled);
        }

        if (action == "removelicensekey")
        {
            return book.ChangeOne(name, application => application.License is "Valid" or "Invalid" ? application.With("License", "Missing") : null)
                ? ApplicationReply.Done
                : ApplicationReply.Error(NothingToRemove);
        }

        if (await UploadedFile.ReadAsync(exchange).ConfigureAwait(false) is not { } key)
        {
            return ApplicationReply.Error(NoFile);
        }

        return IsXml(key) && book.ChangeOne(name, application => application.With("License", "Valid"))
            ? ApplicationReply.Done
            : ApplicationReply.Error(Invalid);
    }

    private static bool IsXml(byte[] key)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(key), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XDocument.Load(reader).Root is not null;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
