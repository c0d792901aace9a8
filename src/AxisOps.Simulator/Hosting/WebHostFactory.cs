using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace AxisOps.Simulator.Hosting;

/// <summary>Builds the one web server that plays all devices.</summary>
internal static class WebHostFactory
{
    public static WebApplication Create(SimulatorOptions options, AddressPlan addresses, FleetContext fleet, IReadOnlyList<SimulatedDevice> devices)
    {
        var directory = new DeviceDirectory(options.AddressMode, fleet.Addresses);
        var plan = new ListenerPlan(options, addresses, devices, directory);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(180); // parameter System.BoaKeepAliveTimeout
            kestrel.Limits.MaxRequestBodySize = 1L << 30;
            RequestLimits.Raise(kestrel.Limits);
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.ResponseHeaderEncodingSelector = name => HopHeaders.EncodingFor(name)!;
            foreach (var listener in plan.Listeners)
            {
                kestrel.Listen(listener.EndPoint, endpoint => ConnectionMiddleware.Configure(endpoint, listener.Https));
            }
        });
        builder.Services.AddSingleton(plan);
        builder.Services.AddSingleton<SocketTransportFactory>();
        builder.Services.AddSingleton(directory);
        builder.Services.AddSingleton<IConnectionListenerFactory, DeviceListenerFactory>();
        var application = builder.Build();
        var pipeline = new RequestPipeline(options.Log);
        application.Run(pipeline.HandleAsync);
        return application;
    }

    public static ListenerPlan Plan(WebApplication application) => application.Services.GetRequiredService<ListenerPlan>();
}
