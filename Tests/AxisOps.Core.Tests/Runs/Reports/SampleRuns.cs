using System.Globalization;
using AxisOps.Core.Runs;
using AxisOps.Core.Runs.Reports;

namespace AxisOps.Core.Tests.Runs.Reports;

/// <summary>Runs as their journals would tell them, without a store.</summary>
internal static class SampleRuns
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Models = ["P3245-LVE", "Q6135-LE", "D4200-VE", "M3085-V"];

    /// <summary>Three waves of which the last never began: one device of each ending there is.</summary>
    public static RunReport Small(FleetRunState state = FleetRunState.Suspended)
    {
        var journal = new Journal(2, 6, 2);
        journal.Begin(1, Noon.AddSeconds(5));
        journal.Restart(1, Noon.AddSeconds(6), 62);
        journal.Restart(2, Noon.AddSeconds(6.5), 71);
        journal.Judge(1, Noon.AddMinutes(7), FleetRunHealth.Healthy, null);
        journal.Begin(2, Noon.AddMinutes(7.1));
        journal.Restart(3, Noon.AddMinutes(7.1), 65);
        journal.Add(Noon.AddMinutes(7.2), new DeviceBegan(4, Serial(4), "192.0.2.4"));
        journal.Add(Noon.AddMinutes(7.2), new StepBegan(4, "restart", RunStepSafety.LookFirst, new Dictionary<string, string> { ["bootId"] = "0c7c" }));
        journal.Add(Noon.AddMinutes(8.4), new StepEnded(4, "restart", null, "192.0.2.4 did not come back within 60 s."));
        journal.Fail(4, Noon.AddMinutes(8.4), Outcome.Unknown, "192.0.2.4 did not come back within 60 s.", $"Find-Device -SerialNumber {Serial(4)}");
        journal.Fail(5, Noon.AddMinutes(7.9), Outcome.Failed, "192.0.2.5 did not answer within 15 s.", "Test-Device 192.0.2.5");
        journal.Fail(6, Noon.AddMinutes(7.95), Outcome.Failed, "192.0.2.6 did not answer within 15 s.", "Test-Device 192.0.2.6");
        journal.Add(Noon.AddMinutes(7.5), new DeviceEnded(7, Outcome.Unchanged) { Detail = "restarted since" });
        journal.Add(Noon.AddMinutes(7.5), new DeviceEnded(8, Outcome.Skipped) { Detail = "the same device as 192.0.2.1" });
        journal.Add(Noon.AddMinutes(13), new DeviceJudged(3, FleetRunHealth.Unhealthy, "it no longer answers over HTTPS"));
        journal.Judge(2, Noon.AddMinutes(13.2), FleetRunHealth.Unhealthy, "3 of 6 devices failed, 1 may");
        journal.Add(Noon.AddMinutes(13.3), new DeviceBegan(9, Serial(9), "192.0.2.9"));
        return journal.Report(state, "wave 2 is unhealthy: 3 of 6 devices failed, 1 may", note: "change 4711");
    }

    /// <summary>Many devices in four waves, with some trouble, in a night whose waves soak.</summary>
    public static RunReport Large(int count)
    {
        int first = Math.Max(1, count / 100);
        int[] waves = [first, first * 10, first * 30, count - (first * 41)];
        var journal = new Journal(waves);
        DateTimeOffset start = Noon;
        int number = 0;
        for (int wave = 1; wave <= waves.Length; wave++)
        {
            journal.Begin(wave, start);
            DateTimeOffset last = start;
            for (int i = 0; i < waves[wave - 1]; i++)
            {
                number++;
                DateTimeOffset at = start.AddSeconds(i / 32 * 40).AddSeconds(i % 32 * 0.7);
                switch (number % 97)
                {
                    case 13:
                        journal.Fail(number, at.AddSeconds(15), Outcome.Failed, $"{Address(number)} did not answer within 15 s.", $"Test-Device {Address(number)}");
                        break;
                    case 14 when number % 5 == 0:
                        journal.Add(at, new DeviceBegan(number, Serial(number), Address(number)));
                        journal.Add(at, new StepBegan(number, "restart", RunStepSafety.LookFirst, null));
                        journal.Fail(number, at.AddSeconds(90), Outcome.Unknown, $"{Address(number)} did not come back.", $"Find-Device -SerialNumber {Serial(number)}");
                        break;
                    default:
                        journal.Restart(number, at, 25 + (number * 7 % 40));
                        break;
                }

                last = at.AddSeconds(90) > last ? at.AddSeconds(90) : last;
            }

            journal.Judge(wave, last.AddMinutes(30), FleetRunHealth.Healthy, null);
            start = last.AddMinutes(30.5);
        }

        return journal.Report(FleetRunState.Completed, null);
    }

    /// <summary>Every text that a device or a person can choose is the one given.</summary>
    public static RunReport Hostile(string text)
    {
        var journal = new Journal([new RunPlanDevice(1, 1, text) { Host = text, Model = text }, new RunPlanDevice(2, 1, text) { Host = text, Model = text }], [2]);
        journal.Begin(1, Noon);
        for (int number = 1; number <= 2; number++)
        {
            journal.Add(Noon.AddSeconds(1), new DeviceBegan(number, null, text));
            journal.Add(Noon.AddSeconds(1), new StepBegan(number, text, RunStepSafety.LookFirst, new Dictionary<string, string> { ["fact"] = text }));
            journal.Add(Noon.AddSeconds(2), new StepEnded(number, text, null, text));
            journal.Add(Noon.AddSeconds(3), new DeviceEnded(number, number == 1 ? Outcome.Failed : Outcome.Skipped)
            {
                Address = text,
                Detail = text,
                Error = number == 1 ? text : null,
                RecommendedAction = text,
                Changes = [new PropertyChange { Name = text, Before = text, Requested = text, State = PropertyChangeState.Refused, Reason = text }],
            });
        }

        journal.Judge(1, Noon.AddSeconds(4), FleetRunHealth.Unhealthy, text);
        return journal.Report(FleetRunState.Suspended, text, text, text);
    }

    public static string Serial(int number) => $"B8A44F{number:X6}";

    public static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"10.{number / 65536}.{number / 256 % 256}.{number % 256}");

    private static RunPlanDevice[] Devices(int[] waves) => [.. waves.SelectMany((size, index) => Enumerable.Repeat(index + 1, size)).Select((wave, index) =>
        new RunPlanDevice(index + 1, wave, waves.Sum() > 100 ? Address(index + 1) : $"192.0.2.{index + 1}")
        {
            SerialNumber = Serial(index + 1),
            Host = waves.Sum() > 100 ? Address(index + 1) : $"192.0.2.{index + 1}",
            Model = Models[index % Models.Length],
        })];

    private sealed class Journal(RunPlanDevice[] devices, int[] waves)
    {
        private readonly List<RunRecord> records = [];

        public Journal(params int[] waves)
            : this(Devices(waves), waves)
        {
        }

        public void Add(DateTimeOffset at, RunEntry entry) => records.Add(new RunRecord(records.Count + 1, at, entry));

        public void Begin(int wave, DateTimeOffset at) => Add(at, new WaveBegan(wave));

        public void Judge(int wave, DateTimeOffset at, FleetRunHealth health, string? reason) => Add(at, new WaveJudged(wave, health, reason));

        public void Restart(int number, DateTimeOffset at, double seconds)
        {
            RunPlanDevice device = devices[number - 1];
            Add(at, new DeviceBegan(number, device.SerialNumber, device.Host));
            Add(at.AddSeconds(0.4), new StepBegan(number, "restart", RunStepSafety.LookFirst, new Dictionary<string, string> { ["bootId"] = "5d1e" }));
            Add(at.AddSeconds(1), new StepEnded(number, "restart", null, null));
            Add(at.AddSeconds(1), new StepBegan(number, "wait", RunStepSafety.Repeatable, null));
            Add(at.AddSeconds(seconds), new StepEnded(number, "wait", null, null));
            Add(at.AddSeconds(seconds), new DeviceEnded(number, Outcome.Succeeded) { SerialNumber = device.SerialNumber, Address = device.Host, Detail = "restarted" });
            Add(at.AddSeconds(seconds), new DeviceJudged(number, FleetRunHealth.Healthy, null));
        }

        public void Fail(int number, DateTimeOffset at, Outcome outcome, string error, string next)
        {
            if (outcome == Outcome.Failed)
            {
                Add(at.AddSeconds(-15), new DeviceBegan(number, null, devices[number - 1].Host));
            }

            Add(at, new DeviceEnded(number, outcome) { Error = error, RecommendedAction = next, ErrorKind = DeviceErrorKind.Timeout });
        }

        public RunReport Report(FleetRunState state, string? reason, string? note = null, string? person = null)
        {
            var plan = new RunPlan
            {
                Uid = new Guid(1, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]),
                Operation = person ?? "restart",
                Command = person ?? "Restart-Device",
                Operator = person ?? "ops",
                ComputerName = person ?? "desk",
                Note = note,
                CreatedAt = Noon,
                Waves = waves,
                Devices = devices,
                Soak = TimeSpan.FromMinutes(waves.Sum() > 100 ? 30 : 5),
            };
            var run = new FleetRun
            {
                Id = 3,
                State = state,
                Reason = reason,
                Command = plan.Command,
                Operation = plan.Operation,
                Operator = plan.Operator,
                ComputerName = plan.ComputerName,
                Note = note,
                CreatedAt = Noon,
                ChangedAt = records[^1].At,
                DeviceCount = devices.Length,
                Wave = waves.Length,
                WaveCount = waves.Length,
                NextCommand = state == FleetRunState.Completed ? null : "Resume-FleetRun 3",
            };
            return new RunReport
            {
                Run = RunHistory.Read(run, plan, records).Run,
                Check = new FleetRunCheck
                {
                    RunId = 3,
                    IsIntact = person is null,
                    RecordCount = records.Count,
                    SignedCount = records.Count,
                    HeadSha256 = new string('A', 64),
                    SignedBy = person ?? $"store key {new string('B', 64)}",
                    Findings = person is null ? [] : [person],
                },
                Soak = plan.Soak,
                CreatedAt = Noon.AddHours(8),
            };
        }
    }
}
