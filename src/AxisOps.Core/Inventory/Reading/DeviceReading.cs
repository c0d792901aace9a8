using AxisOps.Core.Sessions;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading;

/// <summary>The reading of one device across its attempts: kept in the session, so that a retry asks only for what failed in passing.</summary>
internal sealed class DeviceReading
{
    private readonly HashSet<Type> done = [];
    private readonly HashSet<string> pending = new(StringComparer.Ordinal);
    private int strikes;
    private bool missingAdministrator;

    private DeviceReading(IDeviceSession session, DeviceReadOptions options)
    {
        Session = session;
        Options = options;
        Channel = new ReadingChannel(session);
        if (options.Anonymous)
        {
            DropAccount("no account was given", null);
        }
    }

    public IDeviceSession Session { get; }

    public DeviceReadOptions Options { get; }

    public ReadingChannel Channel { get; }

    public FactSheet Sheet { get; } = new();

    public DeviceCapabilities Capabilities { get; } = new();

    /// <summary>Gets why no account is used from here on; null while it is.</summary>
    public string? WithoutAccount { get; private set; }

    /// <summary>Gets what makes the device fail whatever facts were read.</summary>
    public DeviceException? Error { get; private set; }

    /// <summary>Gets the last passing failure of this attempt.</summary>
    public DeviceException? Transient { get; private set; }

    /// <summary>Gets why nothing more is asked in this attempt; null while asking makes sense.</summary>
    public DeviceException? Stopped { get; private set; }

    public bool NeedsSetup => Sheet.Number<SetupState>(nameof(AxisDevice.Setup)) == SetupState.NeedsSetup;

    /// <summary>Gets a value indicating whether the device has accepted the account: a later 401 is then about the role.</summary>
    public bool AccountAccepted => Sheet.Has(nameof(AxisDevice.AccountRole)) || Session.AcceptedUserName is not null;

    /// <summary>Finds the reading of an earlier attempt, or begins one.</summary>
    public static DeviceReading Of(IDeviceSession session, DeviceReadOptions options)
    {
        if (session.State.TryGetValue(typeof(DeviceReading), out object? kept)
            && kept is DeviceReading earlier
            && earlier.Options == options
            && earlier.Session == session)
        {
            earlier.strikes = 0;
            earlier.Sheet.Reopen(earlier.pending);
            earlier.pending.Clear();
            earlier.Transient = null;
            earlier.Stopped = null;
            return earlier;
        }

        var reading = new DeviceReading(session, options);
        session.State[typeof(DeviceReading)] = reading;
        return reading;
    }

    /// <summary>Tells whether a fact is among those asked for and has no value yet.</summary>
    public bool Lacks(string fact) => Options.Wanted.Contains(fact) && !Sheet.Has(fact);

    /// <summary>Finds a REST API, asking the device once which it has.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <param name="majors">The versions that are understood, the best first.</param>
    /// <returns>Null where the device has none of them.</returns>
    public async Task<ConfigApi?> FindRestAsync(string id, CancellationToken cancellationToken, params string[] majors)
    {
        Capabilities.ConfigApis ??= await DiscoverRestAsync(cancellationToken).ConfigureAwait(false);
        return majors.Select(major => Capabilities.FindRest(id, major)).FirstOrDefault(api => api is not null);
    }

    public bool IsDone(ReadingStep step) => done.Contains(step.GetType());

    /// <summary>Goes on without an account: what it alone may read becomes not permitted.</summary>
    /// <param name="reason">Why, as the facts will say.</param>
    /// <param name="error">What makes the device fail; null where reading anonymously is no failure.</param>
    public void DropAccount(string reason, DeviceException? error)
    {
        WithoutAccount = reason;
        Channel.Anonymous = true;
        Error = error;
    }

    /// <summary>Goes on without an account because the device knows none; that is no failure.</summary>
    public void NoteMissingAdministrator()
    {
        if (!missingAdministrator)
        {
            missingAdministrator = true;
            string source = Sheet.Has(nameof(AxisDevice.Setup)) ? Sheet.Find(nameof(AxisDevice.Setup))!.Source! : "Axis-Setup header";
            Sheet.Set(nameof(AxisDevice.Setup), SetupState.NeedsSetup, source);
            DropAccount("the device has no administrator yet", null);
        }
    }

    /// <summary>Ends the reading: who answers is not who it should be.</summary>
    public void Fail(DeviceException error)
    {
        Error = error;
        Stopped = error;
    }

    /// <summary>Leaves a step out.</summary>
    public void Leave(ReadingStep step, Skip skip)
    {
        foreach (string fact in step.Facts)
        {
            Sheet.Miss(fact, skip.State, null, skip.Reason);
        }

        done.Add(step.GetType());
    }

    /// <summary>Puts a step off to the next attempt.</summary>
    public void Postpone(ReadingStep step, DeviceException reason)
    {
        pending.UnionWith(step.Facts);
        foreach (string fact in step.Facts)
        {
            Sheet.Miss(fact, FactState.Failed, null, "not asked: " + Reason(reason));
        }
    }

    /// <summary>Notes how a step ended.</summary>
    public void Conclude(ReadingStep step, DeviceException? failure)
    {
        strikes = failure?.IsTransient == true ? strikes + 1 : 0;
        if (failure is null || !failure.IsTransient)
        {
            done.Add(step.GetType());
        }
        else
        {
            Transient = failure;
            pending.UnionWith(step.Facts);
        }

        // One lost answer may be bad luck, one busy interface may be slow; two in a row, or silence at the very first, and the device is gone.
        if (strikes > 1 || (strikes == 1 && !Channel.HasAnswered))
        {
            Stopped = failure;
        }

        if (failure is not null)
        {
            Note(step, failure);
        }
    }

    /// <summary>Gives the words of a failure without the device's name, which every fact of the device would repeat.</summary>
    public string Reason(DeviceException failure)
    {
        string prefix = Session.Target + ": ";
        return failure.Message.StartsWith(prefix, StringComparison.Ordinal) ? failure.Message[prefix.Length..] : failure.Message;
    }

    private async Task<IReadOnlyList<ConfigApi>> DiscoverRestAsync(CancellationToken cancellationToken)
    {
        var version = Sheet.Get<AxisOsVersion>(nameof(AxisDevice.OsVersion));
        if (Capabilities.SpeaksJson == false || !DeviceCapabilities.MayHaveRest(version))
        {
            return [];
        }

        try
        {
            return await ConfigDiscoverApi.GetAsync(Channel, cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException exception) when (exception.Kind == DeviceErrorKind.NotSupported)
        {
            return [];
        }
    }

    private void Note(ReadingStep step, DeviceException failure)
    {
        (FactState state, string reason) = failure.Kind switch
        {
            DeviceErrorKind.NotSupported => (FactState.NotSupported, Reason(failure)),
            DeviceErrorKind.Forbidden => (FactState.NotPermitted, Reason(failure)),
            DeviceErrorKind.Unauthorized or DeviceErrorKind.Untrusted => (FactState.NotPermitted, WithoutAccount ?? "the account may not read this"),
            _ => (FactState.Failed, Reason(failure)),
        };
        foreach (string fact in step.Facts)
        {
            Sheet.Miss(fact, state, step.Source, reason);
        }
    }
}
