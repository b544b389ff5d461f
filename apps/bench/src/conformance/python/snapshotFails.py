from snapshot_restore_py import register_before_snapshot


@register_before_snapshot
def refuse():
    raise TypeError("cannot be frozen")


def handler(event, context):
    return 1
