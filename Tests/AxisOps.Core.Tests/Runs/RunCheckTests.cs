using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Runs;

namespace AxisOps.Core.Tests.Runs;

public sealed class RunCheckTests : IDisposable
{
    private readonly RunBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Check_OfACompletedRun_FindsNothing()
    {
        FleetRunCheck check = bench.Store.CheckRun(await bench.CompletedAsync())!;

        Assert.Empty(check.Findings);
        Assert.Equal((true, 10, 10, null), (check.IsIntact, check.RecordCount, check.SignedCount, check.FirstWrong));
        Assert.Equal($"store key {Convert.ToHexString(SHA256.HashData(bench.Store.RunSigner().VerificationKey.Span))}", check.SignedBy);
        Assert.Null(bench.Store.CheckRun(99));
    }

    [Fact]
    public async Task Chain_IsWhatTheDocumentsSay()
    {
        long id = await bench.CompletedAsync();
        byte[] hash = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("AxisOps run journal 1\n00000001-0001-0002-0304-05060708090a"));
        using var connection = bench.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT record, hash FROM run_journal ORDER BY sequence";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            hash = SHA256.HashData([.. hash, .. System.Text.Encoding.UTF8.GetBytes(reader.GetString(0))]);
            Assert.Equal(hash, reader.GetFieldValue<byte[]>(1));
            Assert.StartsWith("{\"sequence\":", reader.GetString(0), StringComparison.Ordinal);
        }

        Assert.Equal(Convert.ToHexString(hash), bench.Store.CheckRun(id)!.HeadSha256);
    }

    [Theory]
    [InlineData("UPDATE run_journal SET record = replace(record, '192.0.2.1', '192.0.2.7') WHERE sequence = 4", 4, "Record 4 is not as it was written")]
    [InlineData("DELETE FROM run_journal WHERE sequence = 10", 10, "covers 10 records; there are 9")]
    [InlineData("DELETE FROM run_journal WHERE sequence = 5", 5, "Record 5 is missing")]
    [InlineData("DELETE FROM run_journal WHERE sequence IN (1, 2)", 1, "Records 1 to 2 are missing")]
    [InlineData("DELETE FROM run_journal", 1, "There are no records")]
    [InlineData("UPDATE run_journal SET sequence = 99 WHERE sequence = 5; UPDATE run_journal SET sequence = 5 WHERE sequence = 6; UPDATE run_journal SET sequence = 6 WHERE sequence = 99", 5, "Record 5 says of itself that it is number 6")]
    [InlineData("UPDATE run_journal SET record = 'nonsense' WHERE sequence = 7", 7, "Record 7 cannot be read")]
    [InlineData("UPDATE run_plans SET plan = replace(plan, '192.0.2.2', '192.0.2.3')", 1, "The plan is not the one")]
    [InlineData("DELETE FROM run_plans", 1, "The plan is missing")]
    [InlineData("UPDATE runs SET failed = 1", null, "counts 1 devices as Failed, its records 0")]
    [InlineData("UPDATE runs SET state = 'Stopped'", null, "says that it is Stopped")]
    [InlineData("UPDATE runs SET operator = 'nobody'", null, "not what its plan says")]
    [InlineData("UPDATE run_seals SET signature = zeroblob(64)", null, "The signature at record 10 is no good")]
    [InlineData("DELETE FROM run_seals", null, "the signature is missing")]
    [InlineData("UPDATE run_seals SET algorithm = 'none'", null, "The signature at record 10 is no good")]
    [InlineData("DELETE FROM run_keys", null, "not the one of this store")]
    public async Task Check_AfterSomethingWasChanged_SaysWhat(string change, int? firstWrong, string finding)
    {
        long id = await bench.CompletedAsync();
        bench.Direct(change);

        FleetRunCheck check = bench.Store.CheckRun(id)!;

        Assert.False(check.IsIntact);
        Assert.Equal(firstWrong, check.FirstWrong);
        Assert.Contains(check.Findings, text => text.Contains(finding, StringComparison.Ordinal));
        Assert.True(check.SignedCount == 0 || change.StartsWith("UPDATE runs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_WhenEveryRecordWasWrittenAnewWithoutTheKey_SeesItByTheSignature()
    {
        long id = await bench.CompletedAsync();
        var links = new List<RunLink>();
        RunChain chain = RunChain.Start(RunChain.Text(bench.Store.ReadRunPlan(id)!.Uid));
        foreach (RunRecord record in bench.Store.ReadRunJournal(id))
        {
            chain = chain.Add(record.Entry is DeviceBegan began ? began with { Address = "192.0.2.77" } : record.Entry, record.At, links);
        }

        foreach (RunLink link in links)
        {
            bench.Direct($"UPDATE run_journal SET record = '{link.Text}', hash = x'{Convert.ToHexString(link.Hash)}' WHERE sequence = {link.Record.Sequence}");
        }

        FleetRunCheck check = bench.Store.CheckRun(id)!;
        Assert.Equal((false, 0, null), (check.IsIntact, check.SignedCount, check.SignedBy));
        Assert.Contains("for other records than these", Assert.Single(check.Findings), StringComparison.Ordinal);

        // And a signature by a key of their own does not help.
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        RunSeal forged = RunSeal.Make(RunChain.Text(bench.Store.ReadRunPlan(id)!.Uid), links[^1], new StoreRunSigner(key.ExportPkcs8PrivateKey()), default);
        bench.Direct($"UPDATE run_seals SET hash = x'{Convert.ToHexString(forged.Hash)}', signature = x'{Convert.ToHexString(forged.Signature)}', verification_key = x'{Convert.ToHexString(forged.VerificationKey)}'");
        check = bench.Store.CheckRun(id)!;
        Assert.Equal((false, 0), (check.IsIntact, check.SignedCount));
        Assert.Contains("not the one of this store", Assert.Single(check.Findings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Check_WhenACertificateSigned_NamesIt(bool isRsa)
    {
        using var rsa = RSA.Create(2048);
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var request = isRsa
            ? new CertificateRequest("CN=Change evidence", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest("CN=Change evidence", ecdsa, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(bench.Time.GetUtcNow(), bench.Time.GetUtcNow().AddYears(1));

        FleetRunCheck check = bench.Store.CheckRun(await bench.CompletedAsync(new CertificateRunSigner(certificate)))!;

        Assert.Equal((true, 10), (check.IsIntact, check.SignedCount));
        Assert.Equal($"CN=Change evidence (certificate {certificate.GetCertHashString(HashAlgorithmName.SHA256)})", check.SignedBy);
    }

    [Fact]
    public async Task Check_OfWhatAKilledProcessLeft_SaysWhatIsNotSigned()
    {
        IRunJournal journal = bench.Store.BeginRun(bench.PlanOf(1), bench.Me);
        await journal.AppendAsync(new WaveBegan(1));
        await journal.DisposeAsync();

        FleetRunCheck check = bench.Store.CheckRun(journal.RunId)!;
        Assert.Equal((true, 3, 0, null), (check.IsIntact, check.RecordCount, check.SignedCount, check.SignedBy));
        Assert.StartsWith("Records 1 to 3 have no signature yet", Assert.Single(check.Findings), StringComparison.Ordinal);

        await using IRunJournal next = bench.Store.TakeRun(journal.RunId, bench.Me);
        await next.EndAsync(new RunEnded(FleetRunState.Suspended, "x"), bench.Store.RunSigner());
        check = bench.Store.CheckRun(journal.RunId)!;
        Assert.Empty(check.Findings);
        Assert.Equal((5, 5), (check.RecordCount, check.SignedCount));
    }
}
