namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>Which numbers of an instance name the units of a fleet have taken, by type and name without regard to case. Not safe for concurrent use.</summary>
internal sealed class InstanceNumbers
{
    private readonly Dictionary<(string Type, string Name), SortedSet<int>> taken = [];

    /// <summary>Takes the first free number from <paramref name="number"/> on.</summary>
    public int Take(string type, string name, int number)
    {
        if (!this.taken.TryGetValue((type, name.ToUpperInvariant()), out var numbers))
        {
            this.taken[(type, name.ToUpperInvariant())] = numbers = [];
        }

        if (numbers.Max == numbers.Count && number <= numbers.Count)
        {
            number = numbers.Count + 1; // all before are taken
        }

        while (!numbers.Add(number))
        {
            number++;
        }

        return number;
    }

    public void Free(string type, string name, int number) => this.taken[(type, name.ToUpperInvariant())].Remove(number);
}
