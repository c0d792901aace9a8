using AxisOps.Simulator.Endpoints.Applications;
using AxisOps.Simulator.Endpoints.Disks;
using AxisOps.Simulator.Endpoints.Network;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.Security;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>What a device does with a request: blocking, missing paths, set-up state, rights, then the body and the endpoint.</summary>
internal static class DeviceRouter
{
    /// <summary>Some methods of a JSON API need no login, and the method is in the body: so much is read of a stranger's.</summary>
    private const int MaxAnonymousBody = 64 * 1024;

    private static readonly Dictionary<string, IEndpoint> Handlers = new(StringComparer.Ordinal)
    {
        ["json"] = new JsonApiEndpoint(),
        ["basicdeviceinfo"] = new BasicDeviceInfoEndpoint(),
        ["apidiscovery"] = new ApiDiscoveryEndpoint(),
        ["param"] = new ParameterEndpoint(),
        ["usergroup"] = new UserGroupEndpoint(),
        ["pwdgrp"] = new UserAccountEndpoint(),
        ["static"] = new StaticEndpoint(),
        ["discover"] = new ConfigDiscoverEndpoint(),
        ["cert"] = new CertificateEndpoint(),
        ["rest"] = new MissingRestEndpoint(),
        ["systemlog"] = new LogEndpoint(LogChannel.System),
        ["accesslog"] = new LogEndpoint(LogChannel.Access),
        ["auditlog"] = new AuditLogEndpoint(),
        ["serverreport"] = new ServerReportEndpoint(),
        ["restart"] = new RestartEndpoint(null),
        ["factorydefault"] = new RestartEndpoint(FactoryDefault.Soft),
        ["hardfactorydefault"] = new RestartEndpoint(FactoryDefault.Hard),
        ["date"] = new DateEndpoint(),
        ["firmwareupgrade"] = new FirmwareUploadEndpoint(),
        ["networksettings"] = new NetworkSettingsEndpoint(),
        ["time"] = new TimeEndpoint(),
        ["ntp"] = new NtpEndpoint(),
        ["ssh"] = new SshEndpoint(),
        ["mdnssd"] = new AnnouncementEndpoint(MdnsSettings.Of, "getMdnssdInfo", "setMdnssdConfiguration"),
        ["upnp"] = new AnnouncementEndpoint(UpnpSettings.Of, "getUpnpInfo", "setUpnpConfiguration"),
        ["remotesyslog"] = new RemoteSyslogEndpoint(),
        ["mqtt"] = new MqttEndpoint(),
        ["locate"] = new LocateEndpoint(),
        ["customheader"] = new CustomHeaderEndpoint(),
        ["oak"] = new OakEndpoint(),
        ["featureflag"] = new FeatureFlagEndpoint(),
        ["geolocation"] = new GeolocationEndpoint(),
        ["clientnotes"] = new ClientNotesEndpoint(),
        ["debugarchive"] = new DebugArchiveEndpoint(),
        ["reachability"] = new ReachabilityEndpoint(),
        ["fwmgr"] = new FirmwareEndpoint(),
        ["applications"] = new ApplicationListEndpoint(),
        ["applicationcontrol"] = new ApplicationControlEndpoint(),
        ["applicationupload"] = new ApplicationUploadEndpoint(),
        ["applicationconfig"] = new ApplicationConfigEndpoint(),
        ["applicationlicense"] = new ApplicationLicenseEndpoint(),
        ["applicationinfo"] = new ApplicationInfoEndpoint(),
        ["disks"] = new DiskListEndpoint(),
        ["diskjob"] = new DiskJobEndpoint(),
        ["diskproperty"] = new DiskPropertyEndpoint(),
        ["restapi"] = new RestApiEndpoint(),
        ["soap"] = new SoapEndpoint(),
    };

    public static async Task<Reply> AnswerAsync(DeviceExchange exchange)
    {
        var device = exchange.Device;
        var throttling = ThrottlingSettings.Of(device);
        if (throttling is not null && device.Guard.IsBlocked(exchange.Client, device.Now))
        {
            return exchange.Page(403);
        }

        if (exchange.Authentication.IsFailure)
        {
            DeviceEvents.LoginFailed(exchange);
            if (throttling is not null && device.Guard.Fail(exchange.Client, exchange.Path, device.Now, throttling))
            {
                DeviceEvents.Blocked(exchange);
            }
        }

        if (exchange.Faults.Answer(exchange) is { } faulty)
        {
            return faulty;
        }

        if (device.ProfileData.FindEndpoint(exchange.Path) is not { } endpoint
            || !endpoint.Document.Needs.All(need => device.GetParameter(need.Key) == need.Value))
        {
            var login = device.ProfileData.Document.Http.LoginBefore404.Any(prefix => exchange.Path.StartsWith(prefix, StringComparison.Ordinal));
            return (login ? exchange.Deny(Role.Viewer) : null) ?? exchange.Page(404);
        }

        exchange.AdmitsStrangers = endpoint.Document.Handler == "param" && !device.IsFactoryNew && device.GetParameter("System.BoaProtViewer") == "anonymous";
        var open = endpoint.Document.Handler == "pwdgrp" && device.IsFactoryNew && device.ProfileData.Document.Accounts.Setup != "default";
        if (!open && exchange.Deny(endpoint.LowestAccess) is { } denied)
        {
            return denied;
        }

        var limit = exchange.Authentication.Account is null ? MaxAnonymousBody : long.MaxValue;
        if (!await exchange.ReadBodyAsync(limit, exchange.Request.HttpContext.RequestAborted).ConfigureAwait(false))
        {
            return exchange.Unauthorized();
        }

        var reply = await Handlers[endpoint.Document.Handler].AnswerAsync(exchange, endpoint).ConfigureAwait(false);
        DeviceEvents.Called(exchange, endpoint, reply);
        return reply;
    }
}
