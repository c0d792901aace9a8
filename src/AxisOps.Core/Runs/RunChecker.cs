using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using AxisOps.Core.Store;

namespace AxisOps.Core.Runs;

/// <summary>Looks whether plan, records, signatures and the line in the table of runs belong together. Used once.</summary>
/// <param name="row">The run.</param>
/// <param name="planText">Its plan, byte for byte; null when it is missing.</param>
/// <param name="seals">The signatures, by number.</param>
/// <param name="storeKey">The store's own key, PKCS#8; null when none was made.</param>
internal sealed class RunChecker(RunRow row, byte[]? planText, IReadOnlyList<RunSeal> seals, byte[]? storeKey)
{
    private const int MaxFindings = 20;

    private readonly List<string> findings = [];
    private readonly Dictionary<long, byte[]> sealedHashes = seals.ToDictionary(seal => seal.Sequence, _ => Array.Empty<byte>());
    private readonly List<long> endings = [];
    private byte[] hash = RunChain.Start(row.Uid).Hash;
    private DateTimeOffset lastAt = DateTimeOffset.MinValue;
    private long lastSequence;
    private long count;
    private long? firstWrong;
    private bool isIntact = true;

    public FleetRunCheck Check(IEnumerable<RunStoredRecord> records)
    {
        RunPlan? plan = ReadPlan();
        var tally = new RunTally(plan?.Devices.Count ?? 0);
        foreach (RunStoredRecord stored in records)
        {
            Look(stored, tally);
        }

        if (count == 0)
        {
            Wrong(1, "There are no records.");
        }

        CompareRow(tally, plan);
        (long signed, string? signedBy) = CheckSeals();
        foreach (long ending in endings.Where(ending => !sealedHashes.ContainsKey(ending)))
        {
            Broken($"Record {ending} gave the run back and was signed then; the signature is missing.");
        }

        if (isIntact && signed < count)
        {
            Find($"{Records(signed + 1, count)} no signature yet; whoever works on the run next signs with its last record.");
        }

        return new FleetRunCheck
        {
            RunId = row.Run.Id,
            IsIntact = isIntact,
            RecordCount = count,
            SignedCount = signed,
            FirstWrong = firstWrong,
            Findings = findings,
            HeadSha256 = Convert.ToHexString(hash),
            SignedBy = signedBy,
        };
    }

    private static string Records(long first, long last) =>
        string.Create(CultureInfo.InvariantCulture, $"{(first == last ? $"Record {first} has" : $"Records {first} to {last} have")}");

    private RunPlan? ReadPlan()
    {
        if (planText is null)
        {
            Wrong(1, "The plan is missing.");
            return null;
        }

        try
        {
            return RunLedger.ParsePlan(planText);
        }
        catch (JsonException)
        {
            Wrong(1, "The plan cannot be read.");
            return null;
        }
    }

    private void Look(RunStoredRecord stored, RunTally tally)
    {
        count++;
        long expected = lastSequence + 1;
        if (stored.Sequence != expected)
        {
            Wrong(expected, expected == stored.Sequence - 1 ? $"Record {expected} is missing." : $"Records {expected} to {stored.Sequence - 1} are missing.");
        }
        else if (!RunChain.Next(hash, stored.Text).AsSpan().SequenceEqual(stored.Hash))
        {
            Wrong(stored.Sequence, $"Record {stored.Sequence} is not as it was written.");
        }

        // From here the stored hash counts again, so that each place that was changed is named.
        hash = stored.Hash;
        lastSequence = stored.Sequence;
        if (sealedHashes.ContainsKey(stored.Sequence))
        {
            sealedHashes[stored.Sequence] = stored.Hash;
        }

        try
        {
            Look(RunChain.Parse(stored.Text), stored.Sequence, tally);
        }
        catch (JsonException)
        {
            Wrong(stored.Sequence, $"Record {stored.Sequence} cannot be read.");
        }
    }

    private void Look(RunRecord record, long sequence, RunTally tally)
    {
        if (record.Sequence != sequence)
        {
            Wrong(sequence, $"Record {sequence} says of itself that it is number {record.Sequence}.");
        }

        if (sequence == 1 && planText is not null && (record.Entry as RunPlanned)?.PlanSha256 != Convert.ToHexString(SHA256.HashData(planText)))
        {
            Wrong(1, "The plan is not the one that record 1 names.");
        }

        if (record.At < lastAt)
        {
            Find(string.Create(
                CultureInfo.InvariantCulture, $"The clock stood {(lastAt - record.At).TotalSeconds:0.#} s earlier at record {sequence} than at the one before it."));
        }

        lastAt = record.At;
        if (record.Entry is RunEnded)
        {
            endings.Add(sequence);
        }

        tally.Add(record.Entry);
    }

    /// <summary>The line in the table of runs is what lists show; nothing signs it, but all of it follows from plan and records.</summary>
    private void CompareRow(RunTally tally, RunPlan? plan)
    {
        FleetRun run = row.Run;
        if (plan is not null
            && (plan.Devices.Count, plan.Waves.Count, plan.Command, plan.Operation, plan.Operator, plan.ComputerName, plan.Note, plan.CreatedAt.UtcDateTime, RunChain.Text(plan.Uid))
                != (run.DeviceCount, run.WaveCount, run.Command, run.Operation, run.Operator, run.ComputerName, run.Note, run.CreatedAt.UtcDateTime, row.Uid))
        {
            Broken("What the list of runs says of this run is not what its plan says.");
        }

        if ((tally.State, tally.Reason, tally.Wave) != (run.State, run.Reason, run.Wave))
        {
            Broken($"The list of runs says that it is {run.State} in wave {run.Wave}, its records say {tally.State} in wave {tally.Wave}.");
        }

        (Outcome Outcome, int Listed)[] counters =
        [
            (Outcome.Succeeded, run.Succeeded), (Outcome.Unchanged, run.Unchanged), (Outcome.Skipped, run.Skipped),
            (Outcome.Failed, run.Failed), (Outcome.Cancelled, run.Cancelled), (Outcome.Unknown, run.Unknown),
        ];
        foreach ((Outcome outcome, int listed) in counters.Where(counter => plan is not null && tally.Count(counter.Outcome) != counter.Listed))
        {
            Broken($"The list of runs counts {listed} devices as {outcome}, its records {tally.Count(outcome)}.");
        }
    }

    private (long Signed, string? By) CheckSeals()
    {
        long signed = 0;
        string? by = null;
        byte[]? ownKey = storeKey is null ? null : new StoreRunSigner(storeKey).VerificationKey.ToArray();
        foreach (RunSeal seal in seals)
        {
            byte[] found = sealedHashes[seal.Sequence];
            if (seal.Sequence > lastSequence)
            {
                Wrong(lastSequence + 1, $"A signature covers {seal.Sequence} records; there are {lastSequence}.");
            }
            else if (!found.AsSpan().SequenceEqual(seal.Hash))
            {
                Wrong(signed + 1, $"The signature at record {seal.Sequence} is for other records than these: something after record {signed} was written anew.");
            }
            else if (!seal.IsGood(row.Uid))
            {
                Broken($"The signature at record {seal.Sequence} is no good.");
            }
            else if (!seal.IsCertificate && (ownKey is null || !seal.VerificationKey.AsSpan().SequenceEqual(ownKey)))
            {
                Broken($"The signature at record {seal.Sequence} is by a key that is not the one of this store.");
            }
            else if (firstWrong is null || firstWrong > seal.Sequence)
            {
                (signed, by) = (seal.Sequence, seal.SignedBy());
            }
        }

        return (signed, by);
    }

    private void Wrong(long sequence, string finding)
    {
        firstWrong = firstWrong is { } former && former <= sequence ? former : sequence;
        Broken(finding);
    }

    private void Broken(string finding)
    {
        isIntact = false;
        Find(finding);
    }

    private void Find(string finding)
    {
        if (findings.Count < MaxFindings)
        {
            findings.Add(finding);
        }
        else if (findings.Count == MaxFindings)
        {
            findings.Add("There is more.");
        }
    }
}
