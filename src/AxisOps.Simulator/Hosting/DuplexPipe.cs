using System.IO.Pipelines;

namespace AxisOps.Simulator.Hosting;

internal sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
