from snapshot_restore_py import register_after_restore


@register_after_restore
def refuse():
    raise ValueError("cannot be thawed")


def handler(event, context):
    return 1
