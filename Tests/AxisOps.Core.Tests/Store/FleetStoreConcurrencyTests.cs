using AxisOps.Core.Store;

namespace AxisOps.Core.Tests.Store;

public sealed class FleetStoreConcurrencyTests : IDisposable
{
    private const int PerWorker = 100;

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Database => folder.File("fleet.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_ByManyThreadsAtOnce_MigratesOnceAndServesAll()
    {
        for (int round = 0; round < 5; round++)
        {
            string path = folder.File($"fleet{round}.db");
            using var gate = new Barrier(12);
            DeviceTrust[] kept = OnThreads(12, worker =>
            {
                gate.SignalAndWait(Stop);
                using FleetStore store = FleetStore.Open(path);
                return Work(store, worker, PerWorker / 10);
            });

            using FleetStore after = FleetStore.Open(path);
            Assert.Equal(12 * PerWorker / 10, after.List().Count);
            Assert.Single(kept.Distinct());
        }
    }

    [Fact]
    public void OneStore_UsedByManyThreads_LosesNothing()
    {
        using FleetStore store = FleetStore.Open(Database);

        DeviceTrust[] kept = OnThreads(16, worker => Work(store, worker, PerWorker));

        Assert.Equal(16 * PerWorker, store.List().Count);
        Assert.Single(kept.Distinct());
        Assert.Equal(kept[0], Assert.Single(store.ListPins()));
    }

    [Fact]
    public async Task Open_ByManyProcessesAtOnce_MigratesOnceAndLosesNothing()
    {
        ChildProcess[] children = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Child(nameof(ChildThatWritesItsShare))));
        try
        {
            foreach (ChildProcess child in children)
            {
                await child.HearAsync(Stop);
            }

            for (byte i = 0; i < children.Length; i++)
            {
                children[i].Tell(i);
            }

            foreach (ChildProcess child in children)
            {
                Assert.Equal(0, await child.ExitCodeAsync(Stop));
            }
        }
        finally
        {
            Array.ForEach(children, child => child.Dispose());
        }

        using FleetStore store = FleetStore.Open(Database);
        Assert.Equal(3 * PerWorker, store.List().Count);
        Assert.Single(store.ListPins());
    }

    [Fact]
    public async Task Remember_WhenTheProcessIsKilled_KeepsEveryCallThatReturned()
    {
        byte acknowledged = 0;
        using (ChildProcess child = await Child(nameof(ChildThatWritesUntilKilled)))
        {
            while (acknowledged < 50)
            {
                acknowledged = await child.HearAsync(Stop);
            }
        }

        using FleetStore store = FleetStore.Open(Database);
        Assert.True(store.List().Count >= acknowledged);
        store.Remember(Device(200, 0));
    }

    [Fact(Explicit = true)]
    public void ChildThatWritesItsShare()
    {
        using var parent = ChildProcess.Connect();
        parent.WriteByte(1);
        int worker = parent.ReadByte();
        using FleetStore store = FleetStore.Open(ChildProcess.Path);
        Work(store, worker, PerWorker);
    }

    [Fact(Explicit = true)]
    public void ChildThatWritesUntilKilled()
    {
        using var parent = ChildProcess.Connect();
        using FleetStore store = FleetStore.Open(ChildProcess.Path);
        for (int i = 1; ; i++)
        {
            store.Remember(Device(1, i));
            parent.WriteByte((byte)Math.Min(i, byte.MaxValue));
        }
    }

    private static KnownDevice Device(int worker, int number) => new($"B8A4{worker:X2}{number:X6}", "192.0.2.7");

    /// <summary>Each worker has devices of its own, and one pin that all want to set.</summary>
    private static DeviceTrust Work(FleetStore store, int worker, int count)
    {
        for (int i = 0; i < count; i++)
        {
            store.Remember(Device(worker, i));
        }

        return store.AddPin(new DeviceTrust("B8A44F000001", $"{worker:X2}", null, DateTimeOffset.UnixEpoch, "TrustOnFirstUse"));
    }

    private static T[] OnThreads<T>(int count, Func<int, T> work)
    {
        var results = new T[count];
        var failures = new System.Collections.Concurrent.ConcurrentBag<Exception>();
        Thread[] threads = [.. Enumerable.Range(0, count).Select(worker => new Thread(() =>
        {
            try
            {
                results[worker] = work(worker);
            }
            catch (Exception failure)
            {
                failures.Add(failure);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Empty(failures);
        return results;
    }

    private Task<ChildProcess> Child(string method) => ChildProcess.StartAsync(typeof(FleetStoreConcurrencyTests), method, Database, Stop);
}
