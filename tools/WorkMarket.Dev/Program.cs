using System.Globalization;
using System.Text;
using WorkMarket.Dev;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
try
{
    return args switch
    {
        ["run", .. var rest] => await RunCommand.Run(rest),
        ["demo", .. var rest] => await DemoCommand.Run(rest),
        ["reindex", .. var rest] => await ReindexCommand.Run(rest),
        ["restore", .. var rest] => await RestoreCommand.Run(rest),
        ["operator", .. var rest] => await OperatorCommand.Run(rest),
        ["clean", .. var rest] => CleanCommand.Run(rest),
        _ => throw new CommandException("This is run by ./wm: see ./wm help."),
    };
}
catch (CommandException wrong)
{
    Output.Complain(wrong.Message);
    return 1;
}
