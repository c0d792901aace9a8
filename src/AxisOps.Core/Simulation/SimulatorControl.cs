using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace AxisOps.Core.Simulation;

/// <summary>
/// Changes and reads a running simulator over its control interface (docs/simulator.md). The token is known to nobody but this object; it goes to
/// the loopback address of the ready line only.
/// </summary>
public sealed class SimulatorControl : IDisposable
{
    private const int MaxAnswer = 256 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { MaxDepth = 8 };

    private readonly Uri address;
    private readonly AuthenticationHeaderValue token;
    private readonly HttpMessageInvoker client;

    internal SimulatorControl(Uri address, string token)
    {
        if (!address.IsLoopback || address.Scheme != Uri.UriSchemeHttp)
        {
            throw new SimulatorException("The simulator names a control interface that is not on this computer.");
        }

        this.address = address;
        this.token = new AuthenticationHeaderValue("Bearer", token);
        client = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null });
    }

    /// <summary>Sets, adds or clears faults.</summary>
    /// <param name="devices">Which devices, as a selector.</param>
    /// <param name="faults">The faults, each <c>kind[:argument][window]</c>; none clears.</param>
    /// <param name="add">Whether the faults that are set stay.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The devices as they are then.</returns>
    /// <exception cref="SimulatorException">The simulator refused, or is gone.</exception>
    public async Task<IReadOnlyList<SimulatedDevice>> SetFaultsAsync(string devices, IReadOnlyList<string> faults, bool add, CancellationToken cancellationToken)
    {
        DeviceList answer = await CallAsync<DeviceList>(
            add ? HttpMethod.Post : HttpMethod.Put, "faults", JsonSerializer.Serialize(new { devices, faults }, Json), cancellationToken).ConfigureAwait(false);
        return [.. answer.Devices.Select(device => device.ToDevice())];
    }

    /// <summary>Reads journals, oldest entry first.</summary>
    /// <param name="devices">Which devices, as a selector.</param>
    /// <param name="since">Only entries with a higher index.</param>
    /// <param name="kind">Only entries of this kind; null for all.</param>
    /// <param name="path">Only requests whose path and query begin so; null for all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The entries, read in pieces.</returns>
    /// <exception cref="SimulatorException">The simulator refused, or is gone.</exception>
    public async IAsyncEnumerable<SimulatorJournalEntry> ReadJournalAsync(
        string devices, long since, string? kind, string? path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (bool more = true; more;)
        {
            // In the body: a selector of many serial numbers is longer than a request line may be.
            string query = JsonSerializer.Serialize(new { devices, since, kind, path }, Json);
            JournalPage page = await CallAsync<JournalPage>(HttpMethod.Get, "journal", query, cancellationToken).ConfigureAwait(false);
            foreach (SimulatorJournalEntry entry in page.Entries)
            {
                yield return entry;
            }

            (more, since) = (page.More, page.Next);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<T> CallAsync<T>(HttpMethod method, string path, string? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, path));
        request.Headers.Authorization = token;
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using HttpResponseMessage response = await client.SendAsync(request, patience.Token).ConfigureAwait(false);
            await response.Content.LoadIntoBufferAsync(MaxAnswer, patience.Token).ConfigureAwait(false);
            Stream content = await response.Content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return await JsonSerializer.DeserializeAsync<T>(content, Json, patience.Token).ConfigureAwait(false) ?? throw new JsonException("null");
            }

            Failure? failure = await JsonSerializer.DeserializeAsync<Failure>(content, Json, patience.Token).ConfigureAwait(false);
            throw new SimulatorException(failure?.Error ?? $"The simulator refused with status {(int)response.StatusCode}.");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new SimulatorException("The simulator does not answer: it has ended or is about to.", error);
        }
        catch (JsonException error)
        {
            throw new SimulatorException("The simulator's answer is not understood: its version is not this module's.", error);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SimulatorException($"The simulator did not answer within {Patience.TotalSeconds} seconds.", error);
        }
    }

    private sealed record DeviceList(IReadOnlyList<SimulatorDeviceDocument> Devices);

    private sealed record JournalPage(long Next, bool More, IReadOnlyList<SimulatorJournalEntry> Entries);

    private sealed record Failure(string? Error);
}
