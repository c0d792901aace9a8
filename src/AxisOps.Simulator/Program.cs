return await AxisOps.Simulator.Commands.SimulatorProgram.RunAsync(args).ConfigureAwait(false);
