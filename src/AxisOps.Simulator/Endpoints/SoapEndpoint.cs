using System.Xml.Linq;
using AxisOps.Simulator.Certificates;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.Soap;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// The SOAP services at one path: an action is found by namespace and name. A profile may hold a whole recorded answer under an action's name;
/// the envelope is the recorded one, with the body in it.
/// </summary>
internal sealed class SoapEndpoint : IEndpoint
{
    private const string ContentType = "application/soap+xml; charset=utf-8";
    private const string Frame = "envelope";

    private static readonly Dictionary<XName, Func<SoapCall, Task<string>>> Actions = new()
    {
        [SoapNames.WebServer + "GetWebServerTlsConfiguration"] = WebServerService.GetAsync,
        [SoapNames.WebServer + "SetWebServerTlsConfiguration"] = WebServerService.SetAsync,
        [SoapNames.Certificates + "CreateCertificate2"] = CertificateService.CreateAsync,
        [SoapNames.Certificates + "GetPkcs10Request2"] = CertificateService.SigningRequestAsync,
        [SoapNames.Certificates + "LoadPkcs12"] = CertificateService.LoadArchiveAsync,
        [SoapNames.Certificates + "ListCertSets"] = CertificateService.ListSetsAsync,
        [SoapNames.Certificates + "GetCertSet"] = CertificateService.GetSetAsync,
        [SoapNames.Certificates + "SetCertSet"] = CertificateService.SetSetAsync,
        [SoapNames.Device + "GetDeviceInformation"] = OnvifDeviceService.InformationAsync,
        [SoapNames.Device + "GetDot1XConfigurations"] = OnvifDeviceService.Dot1XAsync,
        [SoapNames.Device + "GetCertificates"] = OnvifDeviceService.CertificatesAsync,
        [SoapNames.Device + "GetCACertificates"] = OnvifDeviceService.AuthoritiesAsync,
        [SoapNames.Device + "GetCertificatesStatus"] = OnvifDeviceService.StatusAsync,
        [SoapNames.Device + "LoadCertificateWithPrivateKey"] = OnvifDeviceService.LoadWithKeyAsync,
        [SoapNames.Device + "LoadCACertificates"] = OnvifDeviceService.LoadAuthoritiesAsync,
        [SoapNames.Device + "LoadCertificates"] = OnvifDeviceService.LoadAsync,
        [SoapNames.Device + "DeleteCertificates"] = OnvifDeviceService.DeleteAsync,
        [SoapNames.Device + "GetUsers"] = OnvifUserService.GetAsync,
        [SoapNames.Device + "CreateUsers"] = OnvifUserService.CreateAsync,
        [SoapNames.Device + "SetUser"] = OnvifUserService.SetAsync,
        [SoapNames.Device + "DeleteUsers"] = OnvifUserService.DeleteAsync,
        [SoapNames.Action1 + "GetActionRules"] = Action1Service.RulesAsync,
        [SoapNames.Action1 + "GetActionConfigurations"] = Action1Service.ConfigurationsAsync,
        [SoapNames.Action1 + "RemoveActionRule"] = Action1Service.RemoveRuleAsync,
        [SoapNames.Action1 + "RemoveActionConfiguration"] = Action1Service.RemoveConfigurationAsync,
        [SoapNames.Action1 + "AddActionConfiguration"] = Action1Service.AddConfigurationAsync,
        [SoapNames.Action1 + "AddActionRule"] = Action1Service.AddRuleAsync,
    };

    public async Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        if (!HttpMethods.IsPost(exchange.Method))
        {
            return exchange.NotAllowed(HttpMethods.Post);
        }

        try
        {
            var action = SoapRequest.Read(exchange.Body);
            exchange.ApiMethod = action.Name.LocalName;
            if (action.Name.LocalName != Frame && endpoint.Answers.TryGetValue(action.Name.LocalName, out var recorded))
            {
                return exchange.Deny(recorded.Access) ?? exchange.Render(recorded);
            }

            var answer = Actions.TryGetValue(action.Name, out var run)
                ? run(new SoapCall(exchange, endpoint, action))
                : throw SoapFault.ActionNotSupported();
            return Envelope(endpoint, await answer.ConfigureAwait(false), 200);
        }
        catch (SoapFault fault)
        {
            return Envelope(endpoint, fault.Xml, fault.Status);
        }
        catch (CertificateException refused)
        {
            var fault = Fault(refused);
            return Envelope(endpoint, fault.Xml, fault.Status);
        }
    }

    private static Reply Envelope(EndpointDefinition endpoint, string body, int status) =>
        new(status, ContentType, endpoint.Answers[Frame].Template.Render(_ => body));

    /// <summary>Names of faults are in the service description; that a device uses these for this is inferred.</summary>
    private static SoapFault Fault(CertificateException refused)
    {
        var name = refused.Problem switch
        {
            CertificateProblem.Exists => "CertificateIdInUseFault",
            CertificateProblem.Full => "MaxNumberOfCertificatesFault",
            CertificateProblem.Format => "CertificateFormatFault",
            CertificateProblem.Key or CertificateProblem.KeyType => "KeyPairGenerationFault",
            _ => null,
        };
        return new SoapFault(refused.Message, name is null ? null : $"<acertificates:{name}></acertificates:{name}>", name is null ? "InvalidArgVal" : null);
    }
}
