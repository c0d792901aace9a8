using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Http;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Http;

public sealed class DeviceTlsStreamTests
{
    [Fact]
    public async Task Dispose_ByBothOwnersAtOnce_ClosesTheConnectionOnce()
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using FakeDevice device = FakeDevice.Start(new AxisAnswers(SessionBench.Serial).Answer, certificate);
        for (int i = 0; i < 50; i++)
        {
            DeviceConnection connection = await DeviceConnector.ConnectAsync(
                new DevicePlace("127.0.0.1", device.Port, DeviceScheme.Https), roots: null, TimeSpan.FromSeconds(30), TimeProvider.System, CancellationToken.None);
            Stream handedOver = connection.HandOver();
            using var together = new Barrier(3);

            // The session, the handler by Dispose, and the handler by DisposeAsync.
            await Task.WhenAll(
                Task.Run(() => At(together, connection.Dispose)),
                Task.Run(() => At(together, handedOver.Dispose)),
                Task.Run(() => At(together, () => handedOver.DisposeAsync().AsTask().Wait())));

            Assert.False(connection.IsOpen);
            Assert.False(handedOver.CanRead);
            foreach (X509Certificate2 shown in connection.PeerCertificates)
            {
                shown.Dispose();
            }
        }

        await device.AllClosedAsync();
    }

    private static void At(Barrier together, Action work)
    {
        together.SignalAndWait();
        work();
    }
}
