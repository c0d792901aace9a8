using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace AxisOps.Core.Inventory.Comparing;

/// <summary>Compares the facts of one device in two inventories, down to elements and members.</summary>
/// <param name="selection">Which facts count.</param>
/// <param name="reference">The earlier inventory.</param>
/// <param name="difference">The later one.</param>
/// <param name="includeUnread">Whether a fact that one side did not read is told.</param>
internal sealed class FactComparer(FactSelection selection, InventorySide reference, InventorySide difference, bool includeUnread)
{
    /// <summary>A clock that is off by less says nothing: every reading measures another offset.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Members = new();

    /// <summary>A difference in one fact.</summary>
    internal readonly record struct Difference(string Fact, string? Before, string? After);

    /// <summary>Compares everything that counts.</summary>
    public List<Difference> Compare(AxisDevice before, AxisDevice after)
    {
        var found = new List<Difference>();
        foreach (ComparedFact fact in ComparedFact.All)
        {
            object? left = fact.Read(before);
            object? right = fact.Read(after);
            bool isLeftUnread = fact.IsUnread(before, left, reference.IsPartial);
            bool isRightUnread = fact.IsUnread(after, right, difference.IsPartial);
            if (!isLeftUnread && !isRightUnread)
            {
                Add(found, fact.Name, fact.Name, left, right);
            }
            else if (includeUnread && isLeftUnread != isRightUnread && selection.Takes(fact.Name))
            {
                found.Add(new(fact.Name, isLeftUnread ? fact.Unread(before) : ValueText.Of(left), isRightUnread ? fact.Unread(after) : ValueText.Of(right)));
            }
        }

        return found;
    }

    private void Add(List<Difference> found, string path, string plainPath, object? before, object? after)
    {
        Type? type = (before ?? after)?.GetType();
        if (type is null)
        {
            return;
        }

        if (plainPath == nameof(AxisDevice.Extra) && (before ?? after) is not string)
        {
            AddElements(found, path, plainPath, Entries(before), Entries(after));
        }
        else if (before is IEnumerable and not string || after is IEnumerable and not string)
        {
            AddElements(found, path, plainPath, ElementKeys.Index(before as IEnumerable ?? Array.Empty<object>()), ElementKeys.Index(after as IEnumerable ?? Array.Empty<object>()));
        }
        else if (before is not null && after is not null && IsCompound(type))
        {
            AddMembers(found, path, plainPath, before, after);
        }
        else if (selection.Takes(plainPath) && !IsSame(plainPath, before, after))
        {
            found.Add(new(path, ValueText.Of(before), ValueText.Of(after)));
        }
    }

    private void AddElements(List<Difference> found, string path, string plainPath, Dictionary<string, object> before, Dictionary<string, object> after)
    {
        foreach ((string key, object left) in before)
        {
            string element = $"{path}[{ValueText.Of(key)}]";
            if (after.TryGetValue(key, out object? right))
            {
                // A text is its own key, and an address whose network is its key may be another one.
                if (left is not string || path == nameof(AxisDevice.Extra))
                {
                    Add(found, element, plainPath, left, right);
                }
            }
            else if (selection.Takes(plainPath))
            {
                found.Add(new(element, ValueText.Of(left), null));
            }
        }

        foreach ((string key, object right) in after.Where(pair => !before.ContainsKey(pair.Key) && selection.Takes(plainPath)))
        {
            found.Add(new($"{path}[{ValueText.Of(key)}]", null, ValueText.Of(right)));
        }
    }

    private void AddMembers(List<Difference> found, string path, string plainPath, object before, object after)
    {
        foreach (PropertyInfo member in Members.GetOrAdd(before.GetType(), Compared))
        {
            object? left = member.GetValue(before);
            object? right = member.GetValue(after);

            // A csv holds a part of the members; what it lacks was not read.
            if ((left is not null || !reference.IsPartial || includeUnread) && (right is not null || !difference.IsPartial || includeUnread))
            {
                Add(found, $"{path}.{member.Name}", $"{plainPath}.{member.Name}", left, right);
            }
        }
    }

    /// <summary>What can be read only follows from the rest.</summary>
    private static PropertyInfo[] Compared(Type type) => [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)];

    private static bool IsCompound(Type type) => type.Assembly == typeof(AxisDevice).Assembly && !type.IsEnum && type != typeof(AxisOsVersion);

    private static bool IsSame(string path, object? before, object? after) => path == nameof(AxisDevice.ClockOffset) && before is TimeSpan left && after is TimeSpan right
        ? (right - left).Duration() <= ClockTolerance
        : Equals(before, after);

    private static Dictionary<string, object> Entries(object? map) => map is IEnumerable<KeyValuePair<string, string>> entries
        ? entries.ToDictionary(entry => entry.Key, entry => (object)entry.Value, StringComparer.Ordinal)
        : [];
}
