using System.Management.Automation.Host;

namespace AxisOps.Cli.Hosting;

/// <summary>The size of the screen and its keys. Anything that draws on a screen buffer is refused: the program prints lines.</summary>
internal sealed class ConsoleRawUserInterface(Terminal terminal) : PSHostRawUserInterface
{
    private const int RedirectedHeight = 50;

    public override Size BufferSize { get => Measure(); set => throw Unsupported(); }

    public override Size WindowSize { get => Measure(); set => throw Unsupported(); }

    public override Size MaxWindowSize => Measure();

    public override Size MaxPhysicalWindowSize => Measure();

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override Coordinates CursorPosition { get => new(0, 0); set => throw Unsupported(); }

    public override int CursorSize { get; set; } = 25;

    public override Coordinates WindowPosition { get => new(0, 0); set => throw Unsupported(); }

    public override string WindowTitle { get; set; } = "axisops";

    public override bool KeyAvailable => terminal.Interactive && Console.KeyAvailable;

    public override void FlushInputBuffer()
    {
        while (KeyAvailable)
        {
            Console.ReadKey(intercept: true);
        }
    }

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        if (!terminal.Interactive)
        {
            throw new HostException("A key was asked for, but axisops is not running on a terminal.");
        }

        ConsoleKeyInfo key = Console.ReadKey(options.HasFlag(ReadKeyOptions.NoEcho));
        return new KeyInfo((int)key.Key, key.KeyChar, default, keyDown: true);
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw Unsupported();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw Unsupported();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw Unsupported();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw Unsupported();

    private Size Measure()
    {
        // A pseudo-terminal without a size reports 0.
        bool known = terminal.Output && Console.WindowWidth > 0;
        return known
            ? new Size(Console.WindowWidth, Math.Max(Console.WindowHeight, 1))
            : new Size(Terminal.RedirectedWidth, RedirectedHeight);
    }

    private static NotSupportedException Unsupported() => new("axisops prints lines and has no screen buffer.");
}
