"""argparse: build a command line with subcommands and parse many calls. Root: the standard library."""
import argparse


def build():
    parser = argparse.ArgumentParser(prog='tool')
    commands = parser.add_subparsers(dest='command')
    for name in ('build', 'test', 'deploy', 'clean'):
        sub = commands.add_parser(name)
        sub.add_argument('target', nargs='*')
        for option in ('verbose', 'jobs', 'output', 'level', 'config'):
            sub.add_argument('--' + option, '-' + option[0], default=None)
    return parser


total = 0
for i in range(8000):
    parser = build()
    for name in ('build', 'test', 'deploy', 'clean'):
        args = parser.parse_args([name, 'a', 'b', '--jobs', str(i), '-o', 'out', '--level=3'])
        total += len(vars(args))
    total += len(parser.format_help())
print(total)
