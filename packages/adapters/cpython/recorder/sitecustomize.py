"""Entry of the mechsym recorder: Python imports this by its name, because PYTHONPATH puts this folder first.

It starts the recorder, takes itself out of the way, and hands over to the program's own `sitecustomize`.
"""


def _start():
    import os
    import sys

    folder = os.path.dirname(os.path.abspath(__file__))
    if os.environ.get('MECHSYM_DIR') and sys.implementation.name == 'cpython' and sys.version_info >= (3, 11):
        without_cache = sys.dont_write_bytecode
        sys.dont_write_bytecode = False  # our own files only: compiling them anew in every process costs 20 ms
        try:
            import _mechsym_start
            _mechsym_start.start(folder)
        except Exception as problem:  # the program comes first
            try:
                with open(os.path.join(os.environ['MECHSYM_DIR'], '%d.failure.txt' % os.getpid()), 'w') as file:
                    file.write('the recorder could not start: %s: %s\n' % (type(problem).__name__, problem))
            except OSError:
                pass
        finally:
            sys.dont_write_bytecode = without_cache
    sys.path[:] = [entry for entry in sys.path if entry != folder]


def _next_sitecustomize():
    """Load the sitecustomize that Python would have found without us; raise what `import` would raise."""
    import sys

    ours = sys.modules.pop('sitecustomize', None)
    try:
        import sitecustomize  # noqa: F401  (another one: this folder is no longer on the path)
    except ImportError as problem:
        if problem.name == 'sitecustomize' and ours is not None:
            problem.__traceback__ = None
        raise


_start()
del _start
_next_sitecustomize()
