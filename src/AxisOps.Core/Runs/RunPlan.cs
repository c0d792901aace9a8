using System.Text.Json;

namespace AxisOps.Core.Runs;

/// <summary>What a run is to do: fixed when it begins, the first thing that its journal covers. It holds no secret, only the names of those it needs.</summary>
public sealed record RunPlan
{
    /// <summary>Gets the version of this form.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Gets what tells this run from every other, in any store.</summary>
    public required Guid Uid { get; init; }

    /// <summary>Gets the key of the operation in <c>RunOperations</c>: <c>restart</c>, for example.</summary>
    public required string Operation { get; init; }

    /// <summary>Gets the cmdlet that began it.</summary>
    public required string Command { get; init; }

    /// <summary>Gets the arguments of the operation, in its own form, without secrets; null for none.</summary>
    public JsonElement? Arguments { get; init; }

    /// <summary>Gets the names of the secret values that the operation needs and that stand nowhere; whoever resumes gives them again.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Gets the account that began it.</summary>
    public required string Operator { get; init; }

    /// <summary>Gets the computer it began on.</summary>
    public required string ComputerName { get; init; }

    /// <summary>Gets what a person said of it; null when nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Gets when it began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets how many devices each wave holds, without those of earlier waves.</summary>
    public required IReadOnlyList<int> Waves { get; init; }

    /// <summary>Gets how long to wait after each wave but the last before its gate is asked.</summary>
    public TimeSpan Soak { get; init; }

    /// <summary>Gets a value indicating whether the built-in health checks are asked after each wave.</summary>
    public bool ChecksHealth { get; init; }

    /// <summary>Gets the SHA-256 of a health check script in hexadecimal; null for none. Whoever resumes gives the script again.</summary>
    public string? HealthScriptSha256 { get; init; }

    /// <summary>Gets how many devices may fail, as it was written: a number, or a share with a percent sign; null for any number.</summary>
    public string? MaxFailure { get; init; }

    /// <summary>Gets the maintenance windows as they were written; empty for always.</summary>
    public IReadOnlyList<string> Windows { get; init; } = [];

    /// <summary>Gets how many devices are worked on at once.</summary>
    public int ThrottleLimit { get; init; }

    /// <summary>Gets how many devices of one subnet are worked on at once; null for no limit of its own.</summary>
    public int? SubnetThrottleLimit { get; init; }

    /// <summary>Gets the ranges in which a lost device is looked for, as they were written.</summary>
    public IReadOnlyList<string> SearchRanges { get; init; } = [];

    /// <summary>Gets a value indicating whether plain HTTP may be spoken where HTTPS was never seen.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>Gets how peers are trusted that nothing vouches for.</summary>
    public TrustMode Trust { get; init; }

    /// <summary>Gets how long one device may take.</summary>
    public TimeSpan DeviceTimeout { get; init; }

    /// <summary>Gets the frozen list.</summary>
    public required IReadOnlyList<RunPlanDevice> Devices { get; init; }

    /// <summary>Gets how many devices are worked on: all but those that were left out from the start. A share is one of these.</summary>
    internal int WorkCount => Devices.Count(device => device.Skipped is null);
}
